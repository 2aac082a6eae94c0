// The list of optimizers. Adding one is one file of equations and one line here; everything else reads this list.

import { checkEquations } from '../document/equations';
import { adadelta } from './adadelta';
import { adagrad } from './adagrad';
import { adam } from './adam';
import { adamax } from './adamax';
import { adamw } from './adamw';
import { amsgrad } from './amsgrad';
import { heavyball } from './heavyball';
import { lion } from './lion';
import { momentum } from './momentum';
import { nadam } from './nadam';
import { nesterov } from './nesterov';
import { newton } from './newton';
import { normalized } from './normalized';
import { rmsprop } from './rmsprop';
import { sgd } from './sgd';
import { sign } from './sign';
import type { CheckedOptimizer, Convention, OptimizerSource } from './types';

const list: readonly OptimizerSource[] = [
  sgd,
  momentum,
  heavyball,
  nesterov,
  adagrad,
  rmsprop,
  adadelta,
  adam,
  adamax,
  nadam,
  amsgrad,
  adamw,
  lion,
  sign,
  normalized,
  newton,
];

/** Every built-in optimizer by its id, in the order in which they are offered. */
export const optimizers: ReadonlyMap<string, OptimizerSource> = new Map(
  list.map(source => [source.id, source]),
);

const checked = new Map<string, CheckedOptimizer>();

/** A built-in optimizer, checked; each is checked once, when first asked for. Throws for a pair that does not exist. */
export function checkOptimizer(id: string, convention: Convention): CheckedOptimizer {
  const key = `${id}/${convention}`;
  const known = checked.get(key);
  if (known) return known;
  const source = optimizers.get(id);
  const variant = source?.conventions[convention];
  if (!source || !variant) throw new Error(`There is no ${id} under the convention ${convention}.`);
  const { equations, state, takesGradientFirst, problems } = checkEquations({
    state: variant.state,
    hyperparameters: Object.keys(variant.hyperparameters),
    equations: variant.equations,
  });
  const fault = problems.find(({ severity }) => severity === 'error');
  if (fault) throw new Error(`The equations of ${key}: ${fault.message}`);
  const optimizer: CheckedOptimizer = {
    id,
    name: source.name,
    convention,
    hyperparameters: variant.hyperparameters,
    state,
    equations,
    takesGradientFirst,
    alphaByCurvature: variant.alphaByCurvature,
  };
  checked.set(key, optimizer);
  return optimizer;
}
