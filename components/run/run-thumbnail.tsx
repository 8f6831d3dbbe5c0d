import { useTranslations } from 'next-intl';
import type { RunCard } from '@/lib/runs/views';
import { BoxedPicture } from './boxed-picture';

/** The picture of a run in a list: square, whole, without its boxes. */
export function RunThumbnail({ run }: { run: RunCard }) {
  const t = useTranslations('runPages');
  return (
    <BoxedPicture
      src={run.pictureUrl}
      alt={t('pictureAlt', { digits: run.digit })}
      size={{ width: 1, height: 1 }}
      boxes={[]}
      strong={0}
      className="[&_img]:object-contain"
    />
  );
}
