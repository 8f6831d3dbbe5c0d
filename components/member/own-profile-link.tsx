'use client';

import { useTranslations } from 'next-intl';
import { useViewer } from '@/components/shell/viewer-provider';
import { ButtonLink } from '@/components/ui/button';

/** The way to the settings, on one's own page alone: the shared html knows nobody. */
export function OwnProfileLink({ memberId }: { memberId: number }) {
  const t = useTranslations('members.profile');
  const { member } = useViewer();
  if (member?.id !== memberId) return null;
  return (
    <ButtonLink href="/settings/profile" icon="edit" size="sm">
      {t('edit')}
    </ButtonLink>
  );
}
