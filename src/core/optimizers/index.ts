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

/** One line of a comparison of two conventions. */
export interface Difference {
  readonly kind: 'same' | 'first' | 'second';
  /** An equation, a state's start (`state v = 0.1`) or a default (`epsilon = 1e-7`). */
  readonly line: string;
}

/** What differs between two conventions of an optimizer, line by line; a convention that has no such optimizer has no lines. */
export function differences(
  id: string,
  first: Convention,
  second: Convention,
): readonly Difference[] {
  return align(linesOf(id, first), linesOf(id, second));
}

function linesOf(id: string, convention: Convention): string[] {
  const variant = optimizers.get(id)?.conventions[convention];
  if (!variant) return [];
  return [
    ...Object.entries(variant.hyperparameters).map(([name, info]) => `${name} = ${info.default}`),
    ...Object.entries(variant.state).map(([name, start]) => `state ${name} = ${start}`),
    ...variant.equations,
  ];
}

/** The longest common subsequence stays; of what is left, the first's lines stand before the second's. */
function align(a: readonly string[], b: readonly string[]): Difference[] {
  const longest = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  );
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      (longest[i] as number[])[j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: Difference[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const [x, y] = [a[i], b[j]];
    if (x !== undefined && x === y) {
      lines.push({ kind: 'same', line: x });
      i += 1;
      j += 1;
    } else if (x !== undefined && (y === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'first', line: x });
      i += 1;
    } else {
      lines.push({ kind: 'second', line: y ?? '' });
      j += 1;
    }
  }
  return lines;
}
