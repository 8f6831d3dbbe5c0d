'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useToast } from '@/components/ui/toast';

/** One listener for the copy buttons that stored post html holds (`button.code-copy` in `figure.code`). */
export function ProseTools() {
  const t = useTranslations('shell');
  const toast = useToast();
  useEffect(() => {
    const copy = async (event: MouseEvent) => {
      const button = event.target instanceof Element ? event.target.closest('.code-copy') : null;
      const code = button?.closest('.code')?.querySelector('pre');
      if (!code) return;
      const copied = await copyText(code.textContent ?? '');
      toast(copied ? { tone: 'good', text: t('codeCopied') } : { tone: 'warn', text: t('copyFailed') });
    };
    document.addEventListener('click', copy);
    return () => document.removeEventListener('click', copy);
  }, [t, toast]);
  return null;
}

/** Whether the clipboard took the text: it is missing where the page did not come by https. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text.replace(/\n$/, ''));
    return true;
  } catch {
    return false;
  }
}
