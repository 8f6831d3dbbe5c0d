import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Alert } from '@/components/ui/alert';
import { Card } from '@/components/ui/card';
import { Time } from '@/components/ui/time';
import type { OutboxMailView } from '@/lib/mail/views';
import { MailState } from './outbox-list';

const LINK = /(https?:\/\/\S+)/;

/** Text with its addresses as links: the administrator opens or copies what a member would have got. */
function withLinks(text: string): ReactNode[] {
  return text.split(LINK).map((part) =>
    LINK.test(part) ? (
      <a key={part} href={part}>
        {part}
      </a>
    ) : (
      part
    ),
  );
}

/** One mail of the outbox, as plain text. */
export function OutboxMail({ mail }: { mail: OutboxMailView }) {
  const t = useTranslations('admin.outbox');
  return (
    <article className="grid gap-4">
      <h1 className="break-words">{mail.subject}</h1>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
        <dt className="text-muted">{t('to')}</dt>
        <dd className="break-all">{mail.to}</dd>
        <dt className="text-muted">{t('when')}</dt>
        <dd>
          <Time at={mail.createdAt} precise />
        </dd>
        <dt className="text-muted">{t('state')}</dt>
        <dd>
          <MailState state={mail.state} />
        </dd>
      </dl>
      {mail.error && <Alert tone="bad">{t('error', { error: mail.error })}</Alert>}
      {mail.text ? (
        <Card as="div">
          <p className="break-words whitespace-pre-wrap">{withLinks(mail.text)}</p>
        </Card>
      ) : (
        <p className="text-muted">{t('notKept')}</p>
      )}
    </article>
  );
}
