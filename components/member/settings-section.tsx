import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';

/** A part of a settings page: its heading, what it is for, and its form. */
export function SettingsSection({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Card aria-labelledby={id} className="grid gap-4">
      <h2 id={id}>{title}</h2>
      {lead && <div className="text-sm text-muted">{lead}</div>}
      {children}
    </Card>
  );
}
