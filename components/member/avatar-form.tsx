'use client';

import { useTranslations } from 'next-intl';
import { useActionState } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Input } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { fieldErrorOf } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import type { SettingsView } from '@/lib/members/views';
import { IDLE } from '@/lib/web/action-state';
import { removeAvatarAction, uploadAvatarAction } from '@/lib/web/actions/settings';
import { FormOutcome } from './form-outcome';
import { useViewerAfter } from './use-viewer-after';

const ACCEPTED = 'image/png,image/jpeg,image/webp,image/gif';

export function AvatarForm({
  settings,
}: {
  settings: Pick<SettingsView, 'avatarUrl' | 'hasUploadedAvatar'>;
}) {
  const t = useTranslations('settings.profile');
  const [state, action] = useActionState(uploadAvatarAction, IDLE);
  useViewerAfter(state);
  return (
    <div className="grid gap-4 sm:grid-cols-[6rem_minmax(0,1fr)]">
      <Avatar member={settings} size={96} />
      <div className="grid gap-4">
        <form action={action} className="grid gap-3" noValidate>
          <FormOutcome state={state} section="profile" />
          <Field
            label={t('avatar')}
            name="avatar"
            hint={t('avatarHint')}
            required
            error={fieldErrorOf(state, 'avatar')}
          >
            {(control) => <Input {...control} type="file" accept={ACCEPTED} />}
          </Field>
          <div>
            <SubmitButton variant="secondary" icon="upload" pendingLabel={t('uploading')}>
              {t('upload')}
            </SubmitButton>
          </div>
        </form>
        {settings.hasUploadedAvatar && <RemoveAvatar />}
      </div>
    </div>
  );
}

function RemoveAvatar() {
  const t = useTranslations('settings.profile');
  const [state, action] = useActionState(removeAvatarAction, IDLE);
  useViewerAfter(state);
  return (
    <form action={action} className="grid gap-3">
      <FormOutcome state={state} section="profile" />
      <div>
        <SubmitButton variant="quiet" icon="trash">
          {t('remove')}
        </SubmitButton>
      </div>
    </form>
  );
}
