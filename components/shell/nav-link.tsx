'use client';

import type { ReactNode } from 'react';
import { Link, usePathname } from '@/i18n/navigation';
import { isUnder } from './paths';

/** A link of the navigation that says when the page belongs to it (`aria-current`). */
export function NavLink({
  href,
  under = [],
  className,
  children,
}: {
  href: string;
  under?: readonly string[];
  className?: string;
  children: ReactNode;
}) {
  const path = usePathname();
  const current =
    path === href ? 'page' : [href, ...under].some((base) => isUnder(path, base)) ? 'true' : undefined;
  return (
    <Link href={href} className={className} aria-current={current}>
      {children}
    </Link>
  );
}
