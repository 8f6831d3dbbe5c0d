import 'server-only';
import { getHardSet } from '@/lib/hard-set/get-hard-set';
import { getHardPicture, listOwnCorrections, listPending } from '@/lib/hard-set/list-corrections';
import type { HardSetView } from '@/lib/hard-set/views';
import { getRunPicture, getSharedRun } from '@/lib/runs/get-run';
import { listMemberRuns, listOwnRuns } from '@/lib/runs/list-runs';
import { cachedRead, tagNames } from '@/lib/web/cache';
import { getViewer } from '@/lib/web/session';

/** A shared run; null where it is not shared, or not there. */
export const readSharedRun = cachedRead('run', (id: number) => [tagNames.run(id)], getSharedRun);

/** What a member shares, newest first; null where there is no such page. */
export const readMemberRuns = cachedRead(
  'member-runs',
  (memberId: number, _page: number) => [tagNames.member(memberId)],
  listMemberRuns,
);

/** The hard set of a model. Throws where the models cannot be asked: a page without its figures is not worth keeping. */
export const readHardSet: (model: string) => Promise<HardSetView> = cachedRead(
  'hard-set',
  (model: string) => [tagNames.hardSet(model)],
  async (model) => {
    const set = await getHardSet(model);
    if (set.ok) return set.value;
    throw new Error(`the hard set of ${model}: ${set.error.code}`, { cause: set.error.cause });
  },
);

// Not cached: one person's.
export { listOwnCorrections as readOwnCorrections, listOwnRuns as readOwnRuns, listPending as readPending };

interface StoredPicture {
  png: Uint8Array;
  /** Names these very bytes. */
  key: string;
  shared: boolean;
}

/**
 * A stored picture as an answer. A shared one may be kept but has to be asked for again each time, because it can be
 * taken back; what is one person's is kept nowhere.
 */
function pictureResponse(request: Request, { png, key, shared }: StoredPicture): Response {
  const headers = {
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'cache-control': shared ? 'public, no-cache' : 'private, no-store',
    ...(shared ? { etag: `"${key}"` } : {}),
  };
  const known = request.headers.get('if-none-match')?.split(/\s*,\s*/) ?? [];
  if (shared && known.some((etag) => etag.replace(/^W\//, '') === headers.etag)) {
    return new Response(null, { status: 304, headers });
  }
  return new Response(Uint8Array.from(png), { headers });
}

const missing = () => new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });

/** Answers `/runs/<id>/picture.png`: for everyone where the run is shared, else for its member alone. */
export async function runPictureResponse(request: Request, id: number): Promise<Response> {
  const picture = await getRunPicture(id, getViewer);
  return picture.ok ? pictureResponse(request, picture.value) : missing();
}

/** Answers `/hard-set/<id>/picture.png`: for everyone once it is accepted, before for its giver and moderators. */
export async function hardPictureResponse(request: Request, id: number): Promise<Response> {
  const picture = await getHardPicture(id, getViewer);
  return picture.ok ? pictureResponse(request, picture.value) : missing();
}
