'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Input } from '@/components/ui/controls';
import { useToast } from '@/components/ui/toast';

/** A text to take along: it can be selected by hand, and the button copies it. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const t = useTranslations('common');
  const toast = useToast();
  const id = useId();
  const copy = async () => {
    const input = document.getElementById(id);
    try {
      await navigator.clipboard.writeText(text);
      toast({ tone: 'good', text: t('copied') });
    } catch {
      // No clipboard without TLS: select it, and the keyboard copies.
      if (input instanceof HTMLInputElement) input.select();
    }
  };
  return (
    <div className="field min-w-0">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <div className="flex gap-2">
        <Input
          id={id}
          readOnly
          value={text}
          className="min-w-0 flex-1 font-mono text-sm"
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button icon="copy" size="sm" onClick={copy} aria-label={`${t('copy')}: ${label}`}>
          {t('copy')}
        </Button>
      </div>
    </div>
  );
}
