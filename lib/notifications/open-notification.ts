import { z } from 'zod';
import { appError } from '@/lib/errors';
import type { Viewer } from '@/lib/members/views';
import { parse, rowId } from '@/lib/parse';
import { fail, ok, type Result } from '@/lib/result';
import { asReader } from './policy';
import { findTarget, markRead } from './store';

const input = z.strictObject({ id: rowId() });

/** Marks one of the viewer's notifications read and gives the post that it leads to. */
export async function openNotification(
  viewer: Viewer | null,
  raw: unknown,
): Promise<Result<{ topicId: number; number: number }>> {
  const reader = asReader(viewer);
  if (!reader.ok) return reader;
  const parsed = await parse(input, raw);
  if (!parsed.ok) return parsed;
  const target = await findTarget(reader.value.id, parsed.value.id);
  if (!target) return fail(appError('not_found'));
  await markRead(reader.value.id, parsed.value.id);
  return ok(target.post);
}
