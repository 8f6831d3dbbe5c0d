import 'server-only';
import { previewPost } from '@/lib/posts/preview-post';
import { requestOrigin } from '@/lib/web/session';
import { currentViewer } from '@/lib/web/viewer';

/** A source as it would look as a post; limited per member, for guests per address. */
export async function readPreview(input: unknown): ReturnType<typeof previewPost> {
  const [viewer, { address }] = await Promise.all([currentViewer(), requestOrigin()]);
  return previewPost(viewer, input, address);
}
