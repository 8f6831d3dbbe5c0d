import { z } from 'zod';
import type { Viewer } from '@/lib/members/views';
import { parse, rowId } from '@/lib/parse';
import { ok, type Result } from '@/lib/result';
import { asReader } from './policy';
import { countUnread, markRead } from './store';

const input = z.strictObject({ id: rowId().optional() });

/** Marks one notification of the viewer read, or all of them; gives how many are left. */
export async function markNotificationsRead(
  viewer: Viewer | null,
  raw: unknown,
): Promise<Result<{ unread: number }>> {
  const reader = asReader(viewer);
  if (!reader.ok) return reader;
  const parsed = await parse(input, raw);
  if (!parsed.ok) return parsed;
  await markRead(reader.value.id, parsed.value.id);
  return ok({ unread: await countUnread(reader.value.id) });
}
