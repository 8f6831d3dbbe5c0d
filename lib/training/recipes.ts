import { type Augmentation, LIGHT_AUGMENTATION } from './data/augment';
import { constant, cosineWithWarmUp, type Schedule } from './schedules/schedule';

/** How one version of the shared network is trained: all that its card says about it. */
export interface Recipe {
  version: number;
  widths: readonly number[];
  batch: number;
  epochs: number;
  /** The learning rate, or its highest point. */
  rate: number;
  schedule: 'constant' | 'cosine';
  /** Steps of linear warm-up before the cosine. */
  warmUp: number;
  augmentation: Augmentation | null;
}

const WIDTHS = [784, 512, 256, 10] as const;

export const RECIPES: readonly Recipe[] = [
  {
    version: 1,
    widths: WIDTHS,
    batch: 64,
    epochs: 10,
    rate: 0.001,
    schedule: 'constant',
    warmUp: 0,
    augmentation: null,
  },
  {
    version: 2,
    widths: WIDTHS,
    batch: 64,
    epochs: 30,
    rate: 0.001,
    schedule: 'cosine',
    warmUp: 500,
    augmentation: LIGHT_AUGMENTATION,
  },
];

/** The learning rate of a recipe over `pictures` training pictures. */
export function scheduleOf(recipe: Recipe, pictures: number): Schedule {
  if (recipe.schedule === 'constant') return constant(recipe.rate);
  return cosineWithWarmUp(recipe.rate, recipe.warmUp, recipe.epochs * Math.ceil(pictures / recipe.batch));
}
