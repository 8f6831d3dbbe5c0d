import en from '@/messages/en.json';
import zhCN from '@/messages/zh-CN.json';
import type { Mail } from './views';

/** The mails that the site sends: keys under messages `mail`. */
export type MailKind = Exclude<keyof typeof en.mail, 'frame'>;

/** A mail that only tells something has no button, and may have nothing after it. */
interface Texts {
  subject: string;
  body: string;
  button?: string;
  after?: string;
}

const TEXTS = { en: en.mail, 'zh-CN': zhCN.mail };

const fill = (template: string, values: Record<string, string>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);

/** A header is one line: a line end inside a name would begin another header. */
const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();

/** Inline styles alone: mail programs drop style sheets. Neutral colours that dark modes invert well. */
function htmlOf(
  locale: string,
  paragraphs: string[],
  button: { label: string; link: string } | null,
  end: string,
) {
  const body = paragraphs.map((text) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`).join('');
  const action = button
    ? `<p style="margin:0 0 16px"><a href="${escapeHtml(button.link)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#3347b8;color:#ffffff;text-decoration:none">${escapeHtml(button.label)}</a></p><p style="margin:0 0 16px;font-size:13px;word-break:break-all">${escapeHtml(button.link)}</p>`
    : '';
  return `<!doctype html><html lang="${locale}"><body style="margin:0;padding:24px;font-family:system-ui,'PingFang SC','Microsoft YaHei',sans-serif;font-size:16px;line-height:1.7"><div style="max-width:34em">${body}${action}<p style="margin:24px 0 0;font-size:13px;color:#666666">${escapeHtml(end)}</p></div></body></html>`;
}

/**
 * A mail in the language of whom it goes to. `values` fill the placeholders of its texts; `link`, when given, is the
 * one thing to do. Values are people's text: they are escaped in html and kept to one line.
 */
export function composeMail(
  kind: MailKind,
  to: { email: string; locale: string },
  values: Record<string, string>,
  link?: string,
): Mail {
  const locale = to.locale === 'en' ? 'en' : 'zh-CN';
  const { frame, ...kinds } = TEXTS[locale];
  const texts: Texts = kinds[kind];
  const clean = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, oneLine(value)]));
  const before = [frame.greeting, ...texts.body.split('\n\n')].map((line) => fill(line, clean));
  const after = fill(texts.after ?? '', clean);
  const button = link ? { label: texts.button ?? link, link } : null;
  const end = fill(frame.end, clean);
  return {
    to: to.email,
    subject: oneLine(fill(texts.subject, clean)),
    text: [...before, ...(link ? [link] : []), ...(after ? [after] : []), `-- \n${end}`].join('\n\n'),
    html: htmlOf(locale, after ? [...before, after] : before, button, end),
  };
}
