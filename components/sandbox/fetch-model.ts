import type { LoadProgress } from './reader-protocol';

/** Gathers a body piece by piece, and says after each how much there is. */
async function gather(
  response: Response,
  onProgress: (progress: LoadProgress) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let loaded = 0;
  const stream = response.body?.getReader();
  for (let piece = await stream?.read(); piece && !piece.done; piece = await stream?.read()) {
    pieces.push(piece.value);
    loaded += piece.value.byteLength;
    onProgress({ loaded });
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** The file of one version of the shared model (2.1 MB; the browser keeps it for good). Throws where it does not come. */
export async function fetchModel(
  version: number,
  onProgress: (progress: LoadProgress) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL(`/models/mnist-mlp/${version}/model.onnx`, self.location.origin));
  if (!response.ok) throw new Error(`The model's file answers ${response.status}`);
  return gather(response, onProgress);
}
