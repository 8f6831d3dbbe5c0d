'use client';

import type { ComponentProps, ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from './button';

/**
 * Submits the form around it and says so while the server works. It stays focusable while pending (a disabled
 * button would throw the keyboard's focus away); a second press does nothing.
 *
 * @param pendingLabel the text while the server works; without one the label stays
 */
export function SubmitButton({
  children,
  pendingLabel,
  variant = 'primary',
  onClick,
  ...rest
}: { pendingLabel?: ReactNode } & Omit<ComponentProps<typeof Button>, 'type'>) {
  const { pending } = useFormStatus();
  return (
    <Button
      {...rest}
      type="submit"
      variant={variant}
      aria-disabled={pending || undefined}
      data-pending={pending || undefined}
      onClick={(event) => {
        if (pending) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {pending && pendingLabel ? pendingLabel : children}
    </Button>
  );
}
