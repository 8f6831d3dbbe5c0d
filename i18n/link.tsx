'use client';

import { createNavigation } from 'next-intl/navigation';
import { type ComponentProps, useState } from 'react';
import { routing } from './routing';

const { Link: LocalisedLink } = createNavigation(routing);

/**
 * A link with the page's language put before its path. It fetches its page ahead only when a pointer or the focus is on
 * it: lists have dozens of links, and fetching all of them would ask more of a small server than all reading does.
 */
export function Link({ prefetch, onPointerEnter, onFocus, ...rest }: ComponentProps<typeof LocalisedLink>) {
  const [near, setNear] = useState(false);
  return (
    <LocalisedLink
      {...rest}
      prefetch={prefetch ?? (near ? null : false)}
      onPointerEnter={(event) => {
        setNear(true);
        onPointerEnter?.(event);
      }}
      onFocus={(event) => {
        setNear(true);
        onFocus?.(event);
      }}
    />
  );
}
