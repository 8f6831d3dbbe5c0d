'use client';

import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { Tone } from './alert';
import { Button, IconButton } from './button';
import { Icon } from './icon';

export interface ToastMessage {
  text: ReactNode;
  tone?: Tone;
  /** One act, for instance undo. A toast with an act stays until it is used or closed. */
  action?: { label: string; run: () => void };
}

/** Long enough to read two short lines (WCAG 2.2.1 asks for a way to keep it: the pointer on it stops the clock). */
const SHOWN_MS = 6_000;
const ToastContext = createContext<(message: ToastMessage) => void>(() => undefined);

/** Shows a short notice at the foot of the window; spoken politely. */
export const useToast = () => useContext(ToastContext);

/** Keeps the notices; one in the layout. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<(ToastMessage & { id: number })[]>([]);
  const count = useRef(0);
  const t = useTranslations('common');
  const remove = useCallback((id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (message: ToastMessage) => {
      count.current += 1;
      const id = count.current;
      setToasts((now) => [...now.slice(-2), { ...message, id }]);
      if (!message.action) window.setTimeout(() => removeUnlessRead(id, remove), SHOWN_MS);
    },
    [remove],
  );
  const list = useMemo(
    () => toasts.map((toast) => <ToastView key={toast.id} toast={toast} onClose={() => remove(toast.id)} />),
    [toasts, remove],
  );
  return (
    <ToastContext value={show}>
      {children}
      <section aria-label={t('notices')} aria-live="polite" className="toasts">
        {list}
      </section>
    </ToastContext>
  );
}

/** A notice under the pointer or with the focus in it is being read: look again later. */
function removeUnlessRead(id: number, remove: (id: number) => void): void {
  const element = document.getElementById(`toast-${id}`);
  if (element?.matches(':hover, :focus-within'))
    window.setTimeout(() => removeUnlessRead(id, remove), SHOWN_MS);
  else remove(id);
}

function ToastView({ toast, onClose }: { toast: ToastMessage & { id: number }; onClose: () => void }) {
  const t = useTranslations('common');
  const { action, tone = 'info', text, id } = toast;
  return (
    <div id={`toast-${id}`} className={`toast tone-${tone}`}>
      <Icon
        name={tone === 'good' ? 'success' : tone === 'bad' ? 'error' : tone === 'warn' ? 'warning' : 'info'}
      />
      <div className="toast-text">{text}</div>
      {action && (
        <Button
          size="sm"
          onClick={() => {
            action.run();
            onClose();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton icon="close" size="sm" label={t('close')} onClick={onClose} />
    </div>
  );
}
