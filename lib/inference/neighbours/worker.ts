import workerpool from 'workerpool';
import { loadMnistTrain } from '@/lib/training/data/mnist';
import { createFinder } from './finder';

/**
 * Runs in one thread of its own (built to build/neighbours-worker.mjs), which alone holds the 47 MB of training
 * pictures, from the first question on.
 */
workerpool.worker({ find: createFinder(loadMnistTrain) });
