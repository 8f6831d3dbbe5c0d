import { getFailuresSprite } from '@/lib/models/failures';
import { fixedFile, versionParam } from '@/lib/web/fixed-file';
import { problem } from '@/lib/web/problem';

interface Context {
  params: Promise<{ name: string; version: string }>;
}

/** All test pictures that a version misreads, in one picture; pages name it with a part of the model's hash. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { name, version } = await params;
  const sprite = await getFailuresSprite(name, versionParam(version));
  if (!sprite.ok) return problem(sprite.error);
  return fixedFile(request, sprite.value, { 'content-type': 'image/png' });
}
