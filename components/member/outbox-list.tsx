import { useTranslations } from 'next-intl';
import type { Tone } from '@/components/ui/alert';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import { Link } from '@/i18n/navigation';
import type { OutboxRow } from '@/lib/mail/views';

const TONES: Record<OutboxRow['state'], Tone> = {
  kept: 'info',
  sent: 'good',
  sending: 'info',
  failed: 'bad',
};

export function MailState({ state }: { state: OutboxRow['state'] }) {
  const t = useTranslations('admin.outbox.states');
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}

/** Mails as rows, the newest first. */
export function OutboxList({ mails }: { mails: readonly OutboxRow[] }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {mails.map((mail) => (
        <li
          key={mail.id}
          className="grid gap-1 py-3 md:grid-cols-[minmax(0,1fr)_auto] md:items-center md:gap-4"
        >
          <div className="min-w-0">
            <Link
              href={`/admin/outbox/mails/${mail.id}`}
              className="font-semibold break-words text-ink hover:text-accent hover:underline"
            >
              {mail.subject}
            </Link>
            <p className="text-sm break-all text-muted">{mail.to}</p>
          </div>
          <p className="flex items-center gap-3 text-sm text-muted">
            <MailState state={mail.state} />
            <Time at={mail.createdAt} precise />
          </p>
        </li>
      ))}
    </ul>
  );
}
