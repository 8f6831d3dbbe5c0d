import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { composeMail } from '@/lib/mail/compose';
import { getOutboxMail, listOutbox } from '@/lib/mail/outbox';
import { deliverMail, isMailSent, keepMail, mailsDelivered } from '@/lib/mail/send-mail';

/** What the server on loopback was handed. */
interface Taken {
  from: string;
  to: string[];
  raw: string;
}

const open: SMTPServer[] = [];

/** An SMTP server on loopback; `refuse` makes it answer every recipient with that code. */
async function smtp(refuse?: number): Promise<{ url: string; taken: Taken[] }> {
  const taken: Taken[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(_address, _session, done) {
      done(refuse ? Object.assign(new Error('no such mailbox'), { responseCode: refuse }) : null);
    },
    onData(stream, { envelope }, done) {
      let raw = '';
      stream.on('data', (chunk: Buffer) => {
        raw += chunk.toString('utf8');
      });
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), raw });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  open.push(server);
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, taken };
}

beforeAll(() => {
  env();
});

afterEach(async () => {
  vi.restoreAllMocks();
  env().SMTP_URL = undefined;
  for (const server of open.splice(0)) await new Promise<void>((done) => server.close(() => done()));
});

const mail = (to = 'reader@example.org', locale = 'zh-CN') =>
  composeMail(
    'confirm',
    { email: to, locale },
    { username: '小明', hours: '48', site: 'http://localhost:3000' },
    'http://localhost:3000/zh-CN/confirm/abc',
  );

describe('mail by SMTP', () => {
  test('arrives in the member’s language, is recorded, and its text is not kept', async () => {
    const { url, taken } = await smtp();
    env().SMTP_URL = url;
    expect(isMailSent()).toBe(true);
    const id = await keepMail(mail());
    deliverMail(id);
    await mailsDelivered();
    expect(taken).toHaveLength(1);
    expect(taken[0]?.to).toEqual(['reader@example.org']);
    expect(taken[0]?.from).toBe('noreply@localhost');
    expect(taken[0]?.raw).toContain('multipart/alternative');
    expect(await getOutboxMail(id)).toMatchObject({ state: 'sent', text: '', error: null });
  });

  test('a refused recipient is recorded with the server’s reason, and asked once', async () => {
    const { url, taken } = await smtp(550);
    env().SMTP_URL = url;
    const id = await keepMail(mail());
    deliverMail(id);
    await mailsDelivered();
    expect(taken).toHaveLength(0);
    expect(await getOutboxMail(id)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('no such mailbox'),
    });
  });

  test('an address that reads as a list goes to nobody else', async () => {
    const { url, taken } = await smtp();
    env().SMTP_URL = url;
    const id = await keepMail(mail('victim@example.org, thief@example.org'));
    deliverMail(id);
    await mailsDelivered();
    expect(taken.flatMap(({ to }) => to)).not.toContain('thief@example.org');
  });
});

describe('mail without SMTP', () => {
  test('is kept whole for the administrator, the newest first', async () => {
    const first = await keepMail(mail('one@example.org'));
    const second = await keepMail(mail('two@example.org'));
    deliverMail(second);
    await mailsDelivered();
    const page = await listOutbox(1);
    expect(page?.items.slice(0, 2).map(({ id }) => id)).toEqual([second, first]);
    expect(page?.items[0]).toMatchObject({ state: 'kept', to: 'two@example.org' });
    expect((await getOutboxMail(second))?.text).toContain('/zh-CN/confirm/abc');
    expect(await listOutbox(99)).toBeNull();
    expect(await db.outboxMail.count()).toBeGreaterThanOrEqual(2);
  });
});

describe('what a mail says', () => {
  test('both languages, text and html, with the link in both', () => {
    for (const locale of ['zh-CN', 'en']) {
      const { text, html, subject } = mail('a@example.org', locale);
      expect(subject).toBe(locale === 'en' ? 'Confirm your e-mail address' : '确认你的邮箱地址');
      expect(text).toContain('http://localhost:3000/zh-CN/confirm/abc');
      expect(html).toContain('href="http://localhost:3000/zh-CN/confirm/abc"');
      expect(text + html).not.toMatch(/\{\w+\}/);
    }
  });

  test('names are text: no markup, no second header line, no placeholder of their own', () => {
    const { html, text, subject } = composeMail(
      'suspended',
      { email: 'a@example.org', locale: 'en' },
      {
        username: '<b>{reason}</b>\r\nBcc: x@example.org',
        until: '2027-01-01',
        reason: '<img src=x>',
        site: 's',
      },
    );
    expect(html).not.toContain('<img');
    expect(html).not.toContain('<b>');
    expect(text).not.toContain('\r\nBcc');
    expect(subject).not.toMatch(/[\r\n]/);
    expect(text).toContain('{reason}</b>');
  });
});
