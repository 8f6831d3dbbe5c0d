import { getModelFile } from '@/lib/models/get-card';
import { fixedFile, versionParam } from '@/lib/web/fixed-file';
import { problem } from '@/lib/web/problem';

interface Context {
  params: Promise<{ name: string; version: string }>;
}

/** A shared model's file. A version never changes, so it may be kept for good; it is a download, never a page. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { name, version } = await params;
  const file = await getModelFile(name, versionParam(version));
  if (!file.ok) return problem(file.error);
  return fixedFile(request, file.value, {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${name}-${version}.onnx"`,
  });
}
