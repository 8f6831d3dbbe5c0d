import { appError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import type { LabelledImages } from '@/lib/training/data/labelled-images';
import { createLibrary, type Neighbour, nearest, type PictureLibrary } from './search';

/**
 * A search over pictures that are loaded by the first question and kept. `unavailable` while they cannot be loaded: the
 * package with them is not installed, or holds other files; the next question tries again.
 */
export function createFinder(load: () => LabelledImages) {
  let library: PictureLibrary | undefined;
  return (input: Float32Array, k: number): Result<Neighbour[]> => {
    try {
      library ??= createLibrary(load());
    } catch (cause) {
      return fail(appError('unavailable', { detail: 'training_pictures_absent', cause: String(cause) }));
    }
    return ok(nearest(library, input, k));
  };
}
