'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef } from 'react';
import { Tabs } from '@/components/ui/tabs';
import { useObjectUrl } from '../use-object-url';
import { AskedState } from './asked-state';
import { Explained } from './explained';
import { type Prepared, type StepPicture, useSteps } from './use-steps';

/** How the picture became 28 x 28 numbers: each step as a picture, with why and how. */
export function Preparation(prepared: Prepared) {
  const asked = useSteps(prepared);
  return (
    <AskedState asked={asked} height="26rem">
      {(steps) => <Steps steps={steps} picture={prepared.picture} />}
    </AskedState>
  );
}

function Steps({ steps, picture }: { steps: readonly StepPicture[]; picture: Blob | null }) {
  const t = useTranslations('xray.preparation');
  const url = useObjectUrl(picture);
  const given = url
    ? [
        {
          id: 'given',
          label: <StepLabel number={0} name={t('given.name')} thumb={<Given url={url} />} />,
          content: (
            <Step shown={<Given url={url} label={t('given.name')} />}>
              <Explained>
                <p>{t('given.text')}</p>
              </Explained>
            </Step>
          ),
        },
      ]
    : [];
  const made = steps.map((step, i) => ({
    id: step.name,
    label: <StepLabel number={i + 1} name={t(`${step.name}.name`)} thumb={<Grey step={step} />} />,
    content: (
      <Step
        shown={<Grey step={step} label={t(`${step.name}.name`)} />}
        size={t('size', { width: step.width, height: step.height })}
      >
        <Explained formula={step.name}>
          <p>{t(`${step.name}.text`)}</p>
        </Explained>
      </Step>
    ),
  }));
  return <Tabs label={t('label')} tabs={[...given, ...made]} defaultValue={steps[0]?.name} />;
}

function StepLabel({ number, name, thumb }: { number: number; name: string; thumb: ReactNode }) {
  return (
    <span className="grid w-20 justify-items-center gap-1 py-1 text-xs">
      <span aria-hidden="true" className="block size-14 overflow-hidden rounded border border-line bg-plate">
        {thumb}
      </span>
      <span>
        {number} {name}
      </span>
    </span>
  );
}

function Step({ shown, size, children }: { shown: ReactNode; size?: string; children: ReactNode }) {
  return (
    <div className="grid gap-5 @lg:grid-cols-[minmax(0,18rem)_minmax(0,1fr)]">
      <div className="grid max-w-[18rem] content-start gap-1.5">
        <div className="aspect-square overflow-hidden rounded border border-line-strong bg-plate">
          {shown}
        </div>
        {size && <p className="text-xs text-muted tabular-nums">{size}</p>}
      </div>
      {children}
    </div>
  );
}

/** The picture as it was given; decoration without a label. */
function Given({ url, label = '' }: { url: string; label?: string }) {
  return (
    <picture>
      <img src={url} alt={label} className="size-full object-contain" />
    </picture>
  );
}

/** A step's grey as dark ink on white paper; decoration without a label. */
function Grey({ step, label }: { step: StepPicture; label?: string }) {
  const { pixels, name } = step;
  const look = clsx('size-full object-contain', name === 'input' && '[image-rendering:pixelated]');
  if ('grey' in pixels) return <GreyCanvas {...step} grey={pixels.grey} label={label} className={look} />;
  return (
    <picture>
      <img src={`data:image/png;base64,${pixels.png}`} alt={label ?? ''} className={clsx(look, 'invert')} />
    </picture>
  );
}

function GreyCanvas({
  width,
  height,
  grey,
  label,
  className,
}: {
  width: number;
  height: number;
  grey: Uint8Array;
  label?: string;
  className: string;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const image = context.createImageData(width, height);
    for (let i = 0; i < grey.length; i++) {
      image.data.fill(255 - (grey[i] as number), i * 4, i * 4 + 3);
      image.data[i * 4 + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }, [width, height, grey]);
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    <canvas ref={canvas} width={width} height={height} className={clsx('block', className)} {...named} />
  );
}
