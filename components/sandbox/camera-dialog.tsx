'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { Alert } from '@/components/ui/alert';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FileButton } from './file-button';
import { takePicture, useCamera } from './use-camera';

/** A live picture from the camera, and a button that takes it. Phones can use their own camera program instead. */
export function CameraDialog({
  open,
  onClose,
  onPicture,
}: {
  open: boolean;
  onClose: () => void;
  onPicture: (picture: File) => void;
}) {
  const t = useTranslations('sandbox.camera');
  const take = (picture: File) => {
    onPicture(picture);
    onClose();
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('title')}>
      {open && <Camera onPicture={take} />}
    </Dialog>
  );
}

function Camera({ onPicture }: { onPicture: (picture: File) => void }) {
  const t = useTranslations('sandbox.camera');
  const video = useRef<HTMLVideoElement>(null);
  const state = useCamera(video);
  const failed = state !== 'live' && state !== 'starting';
  const take = async () => {
    const picture = video.current && (await takePicture(video.current));
    if (picture) onPicture(new File([picture], t('fileName'), { type: picture.type }));
  };
  return (
    <div className="grid gap-3">
      {failed && <Alert tone="bad" title={t(state)} />}
      {!failed && (
        <>
          <video
            ref={video}
            muted
            playsInline
            aria-label={t('preview')}
            className="aspect-[4/3] w-full rounded bg-sunken object-contain"
          />
          <p className="text-sm text-muted">{t(state === 'live' ? 'hint' : 'starting')}</p>
        </>
      )}
      <div className="flex flex-wrap gap-2">
        {!failed && (
          <Button variant="primary" icon="camera" aria-disabled={state !== 'live'} onClick={take}>
            {t('take')}
          </Button>
        )}
        <FileButton
          icon="camera"
          accept="image/*"
          capture="environment"
          onFiles={([file]) => file && onPicture(file)}
          className="hidden pointer-coarse:inline-flex"
        >
          {t('program')}
        </FileButton>
      </div>
    </div>
  );
}
