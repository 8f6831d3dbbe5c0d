import { clsx } from 'clsx';
import type { HTMLAttributes } from 'react';

/** A framed surface with a hairline. `padded` false where its rows bring their own padding. */
export function Card({
  as: Element = 'section',
  padded = true,
  className,
  ...rest
}: { as?: 'section' | 'article' | 'div' | 'li' | 'aside'; padded?: boolean } & HTMLAttributes<HTMLElement>) {
  return <Element className={clsx('card', padded && 'card-padded', className)} {...rest} />;
}
