import type { ReactNode } from 'react';
import { ClientMessages } from '@/components/shell/client-messages';
import { Card } from '@/components/ui/card';

/** The narrow page of a form about one's account: a heading, what is to be known, the form, and where else to go. */
export function AccountFrame({
  title,
  lead,
  children,
  footer,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
}) {
  return (
    <div className="mx-auto grid w-full max-w-[26rem] gap-4 py-4 md:py-8">
      <h1>{title}</h1>
      {lead && <div className="text-sm text-muted">{lead}</div>}
      <ClientMessages namespaces={['members']}>
        <Card as="div" className="grid gap-4">
          {children}
        </Card>
      </ClientMessages>
      {footer && <div className="flex flex-wrap gap-x-4 gap-y-2 text-sm text-muted">{footer}</div>}
    </div>
  );
}
