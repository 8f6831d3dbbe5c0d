'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';
import { useToast } from '@/components/ui/toast';

/**
 * What posts can do beyond being read, for all of a page at once: a copy button in the corner of each code block. Stored
 * html holds no buttons, since it is the same in both languages and must read well without JavaScript.
 */
export function ProseTools() {
  const t = useTranslations('shell');
  const toast = useToast();
  useEffect(() => {
    const label = t('copyCode');
    const furnish = () => {
      for (const figure of document.querySelectorAll(BARE_CODE)) figure.append(copyButton(label));
    };
    furnish();
    const observer = new MutationObserver((changes) => {
      if (changes.some(({ addedNodes }) => addedNodes.length > 0)) furnish();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [t]);
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

const BARE_CODE = '.prose figure.code:not(:has(> .code-copy))';

function copyButton(label: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'code-copy button button-quiet button-sm';
  button.textContent = label;
  return button;
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
