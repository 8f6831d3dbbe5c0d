'use client';

import { useState } from 'react';
import { Dialog } from '@/components/ui/dialog';
import type { PredictionView } from '@/lib/models/views';
import { AnswerView } from '../answer-view';
import { mainDigitAt } from '../main-digit';
import type { BatchItem } from './batch-item';

/** The full answer for one picture of the batch. */
export function BatchDetail({ item, onClose }: { item: BatchItem | null; onClose: () => void }) {
  const prediction = item?.state.kind === 'read' ? item.state.prediction : null;
  return (
    <Dialog open={prediction !== null} onClose={onClose} title={item?.name} wide>
      {item && prediction && <Detail key={item.id} picture={item.picture} prediction={prediction} />}
    </Dialog>
  );
}

function Detail({ picture, prediction }: { picture: Blob; prediction: PredictionView }) {
  const [chosen, setChosen] = useState(mainDigitAt(prediction));
  return (
    <AnswerView
      prediction={prediction}
      place="server"
      picture={picture}
      chosen={chosen}
      onChoose={setChosen}
    />
  );
}
