// The documents whose longest slice is measured: many parameters, many rows, many runs.

import type { BenchLoss } from './loss';
import { largerNetwork, longRegression, losses } from './losses';

interface SliceDocument {
  readonly loss: BenchLoss;
  /** Lines of settings. */
  readonly settings: readonly string[];
}

const tenOptimizers = ['sgd', 'momentum', 'heavyball', 'nesterov', 'adagrad', 'rmsprop', 'adadelta', 'adam', 'nadam', 'amsgrad']; // prettier-ignore

export const sliceDocuments: Readonly<Record<string, () => SliceDocument>> = {
  '33 parameters, 200 rows': () => ({ loss: largerNetwork(), settings: [] }),
  'a regression on 100,000 rows': () => ({ loss: longRegression(100_000), settings: [] }),
  'ten optimizers, 1,000 steps each': () => ({
    loss: losses[0]!,
    settings: ['steps: 1000', `optimizers: [${tenOptimizers.join(', ')}]`],
  }),
};

export function sliceDocument(name: string): SliceDocument {
  const make = sliceDocuments[name];
  if (!make) throw new Error(`No document ${name}.`);
  return make();
}
