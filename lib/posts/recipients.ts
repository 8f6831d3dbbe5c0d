import { MENTIONS_PER_POST_MAX } from '@/lib/limits';
import type { Recipient } from '@/lib/notifications/rules';
import { quotedPostIds } from './rules';
import { findAuthors } from './store';

/** Whom a post's own text calls: the members it names (the first few), and the authors whom it quotes. */
export async function recipientsOfText(source: string, mentioned: number[]): Promise<Recipient[]> {
  const quoted = quotedPostIds(source);
  const authors = quoted.length > 0 ? await findAuthors(quoted) : [];
  return [
    ...authors.map((memberId): Recipient => ({ memberId, kind: 'quote' })),
    ...mentioned
      .slice(0, MENTIONS_PER_POST_MAX)
      .map((memberId): Recipient => ({ memberId, kind: 'mention' })),
  ];
}
