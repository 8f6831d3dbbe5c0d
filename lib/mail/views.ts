/** A mail ready to go out: plain text first, html for those who want it. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** A mail in the administrator's outbox, without its body. Times are ISO 8601 in UTC. */
export interface OutboxRow {
  id: number;
  to: string;
  subject: string;
  createdAt: string;
  /** `kept`: no SMTP is configured; `sent` and `failed` are SMTP's answer; `sending`: not answered yet. */
  state: 'kept' | 'sent' | 'sending' | 'failed';
  /** What SMTP said when it failed. */
  error: string | null;
}

/** A mail with its text, as the administrator opens it. The body of a mail that SMTP took is not kept. */
export interface OutboxMailView extends OutboxRow {
  text: string;
}
