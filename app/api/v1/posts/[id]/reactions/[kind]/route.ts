import { toggleReaction } from '@/lib/posts/toggle-reaction';
import { ok } from '@/lib/result';
import { afterWrite } from '@/lib/web/api/answers';
import { endpoint } from '@/lib/web/api/endpoint';
import { pathId } from '@/lib/web/api/parameters';

type Params = { id: string; kind: string };

const setReaction = (on: boolean) =>
  endpoint<Params>('apiWrite', async ({ params, viewer }) => {
    const postId = pathId(params.id);
    if (!postId.ok) return postId;
    const toggled = await toggleReaction(viewer, { postId: postId.value, kind: params.kind, on });
    return afterWrite(toggled, ({ mine, counts }) => ok({ body: { mine, counts } }));
  });

/** Reacts to a post. Needs the scope reactions:write. */
export const PUT = setReaction(true);

/** Takes a reaction back. */
export const DELETE = setReaction(false);
