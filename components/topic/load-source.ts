const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The Markdown that a post was written in; null where the server does not give it. */
export async function loadSource(postId: number): Promise<string | null> {
  try {
    const response = await fetch(`/api/viewer/posts/${postId}/source`, { cache: 'no-store' });
    const body: unknown = response.ok ? await response.json() : null;
    return isRecord(body) && typeof body.source === 'string' ? body.source : null;
  } catch {
    return null;
  }
}
