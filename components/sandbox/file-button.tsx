'use client';

import { clsx } from 'clsx';
import { type ChangeEvent, type ReactNode, useId } from 'react';
import { buttonClass } from '@/components/ui/button-style';
import { Icon, type IconName } from '@/components/ui/icon';

/** A button that chooses files, in the page's own words: browsers label theirs in their own language. */
export function FileButton({
  icon = 'upload',
  accept,
  multiple,
  capture,
  size,
  onFiles,
  children,
  className = 'inline-flex',
}: {
  icon?: IconName;
  accept: string;
  multiple?: boolean;
  /** On a phone: the camera that is opened instead of the files. */
  capture?: 'environment';
  size?: 'sm' | 'md';
  onFiles: (files: File[]) => void;
  children: ReactNode;
  className?: string;
}) {
  const id = useId();
  const choose = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const files = [...(currentTarget.files ?? [])];
    // The same file can be chosen again: it may have been changed.
    currentTarget.value = '';
    if (files.length > 0) onFiles(files);
  };
  return (
    <span className={clsx('relative', className)}>
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        capture={capture}
        onChange={choose}
        className="peer sr-only"
      />
      <label
        htmlFor={id}
        className={buttonClass(
          'secondary',
          size,
          'w-full peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent',
        )}
      >
        <Icon name={icon} size={size === 'sm' ? 16 : 18} />
        {children}
      </label>
    </span>
  );
}
