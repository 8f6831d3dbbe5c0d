'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { useIsClient } from './use-is-client';

/** Asks for a preview by sending the form, where no JavaScript makes a live one. */
export function PreviewButton() {
  const t = useTranslations('editor');
  const client = useIsClient();
  if (client) return null;
  return (
    <Button type="submit" name="intent" value="preview">
      {t('preview')}
    </Button>
  );
}
