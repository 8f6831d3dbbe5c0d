'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { IconButton } from '@/components/ui/button';
import { Input } from '@/components/ui/controls';
import type { FieldControl } from '@/components/ui/field';

/**
 * A password that can be looked at while it is typed. It is never filled from the server.
 *
 * @param autoComplete `current-password` or `new-password`, so that password managers offer the right thing
 */
export function PasswordInput({
  autoComplete,
  ...control
}: FieldControl & { autoComplete: 'current-password' | 'new-password' }) {
  const t = useTranslations('members.fields');
  const [shown, setShown] = useState(false);
  return (
    <span className="relative block">
      <Input
        {...control}
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        className="pr-12"
      />
      <IconButton
        icon={shown ? 'eye-off' : 'eye'}
        label={t(shown ? 'hidePassword' : 'showPassword')}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="needs-script absolute! inset-y-0 right-0"
      />
    </span>
  );
}
