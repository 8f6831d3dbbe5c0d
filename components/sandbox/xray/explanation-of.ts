import type { Explanation } from '@/lib/inference/explain/explain';
import type { ExplanationView } from '@/lib/models/views';

/** What the server explains, in the shape in which the browser explains it by itself. */
export function explanationOf(view: ExplanationView): Explanation {
  const { digit, runnerUp, probabilities, change } = view;
  const numbers = (values: readonly number[]) => Float32Array.from(values);
  return {
    digit,
    runnerUp,
    probabilities,
    logits: numbers(view.logits),
    hidden: view.hidden.map(numbers),
    occlusion: {
      margin: numbers(view.occlusion.margin),
      probability: numbers(view.occlusion.probability),
    },
    contribution: { ...view.contribution, pixels: numbers(view.contribution.pixels) },
    change: change.found
      ? { ...change, picture: numbers(change.picture), difference: numbers(change.difference) }
      : change,
  };
}
