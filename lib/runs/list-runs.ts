import { appError } from '@/lib/errors';
import { MEMBER_ITEMS_PER_PAGE, RUNS_PER_PAGE } from '@/lib/limits';
import type { Viewer } from '@/lib/members/views';
import { hasPage, type Paged, pageCountOf, windowOf } from '@/lib/paging';
import { parse } from '@/lib/parse';
import { fail, ok, type Result } from '@/lib/result';
import { asRunReader } from './policy';
import { toRunCard } from './present';
import { runFilter } from './schema';
import { countFiltered, findFiltered } from './store';
import type { RunCard, RunFilter } from './views';

async function listRuns(
  authorId: number,
  filter: RunFilter,
  page: number,
  perPage: number,
): Promise<Paged<RunCard> | null> {
  const total = await countFiltered(authorId, filter);
  if (!hasPage(page, total, perPage)) return null;
  const rows = await findFiltered(authorId, filter, windowOf(page, perPage));
  return { items: rows.map(toRunCard), page, pageCount: pageCountOf(total, perPage), total };
}

/** The viewer's own runs, newest first, RUNS_PER_PAGE a page. `not_found` where there is no such page. */
export async function listOwnRuns(
  viewer: Viewer | null,
  page: number,
  rawFilter: unknown = {},
): Promise<Result<Paged<RunCard>>> {
  const reader = asRunReader(viewer);
  if (!reader.ok) return reader;
  const filter = await parse(runFilter, rawFilter);
  if (!filter.ok) return filter;
  const runs = await listRuns(reader.value.id, filter.value, page, RUNS_PER_PAGE);
  return runs ? ok(runs) : fail(appError('not_found'));
}

/** What a member shares, newest first, MEMBER_ITEMS_PER_PAGE a page; null where there is no such page. */
export const listMemberRuns = (memberId: number, page: number): Promise<Paged<RunCard> | null> =>
  listRuns(memberId, { shared: true }, page, MEMBER_ITEMS_PER_PAGE);
