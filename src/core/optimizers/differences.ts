// What differs between two conventions of one optimizer, line by line: defaults, states and equations. Compares texts; runs nothing.

import { optimizers } from './index';
import type { OptimizerVariant } from './types';

/** One line of a comparison of two conventions. */
export interface Difference {
  readonly kind: 'same' | 'first' | 'second';
  /** An equation, a state's start (`state v = 0.1`) or a default (`epsilon = 1e-7`). */
  readonly line: string;
}

/** What differs between two conventions of an optimizer, line by line; a convention that has no such optimizer has no lines. */
export function differences(id: string, first: string, second: string): readonly Difference[] {
  return align(conventionLines(id, first), conventionLines(id, second));
}

const variantOf = (id: string, convention: string): OptimizerVariant | undefined =>
  new Map(Object.entries(optimizers.get(id)?.conventions ?? {})).get(convention);

/** What a convention says of an optimizer: its defaults, states and equations; none where it has no such optimizer. */
export function conventionLines(id: string, convention: string): string[] {
  const variant = variantOf(id, convention);
  if (!variant) return [];
  return [
    ...Object.entries(variant.hyperparameters).map(([name, info]) =>
      name === 'alpha' && variant.alphaByCurvature === true
        ? 'alpha by the curvature at the start'
        : `${name} = ${info.default}`,
    ),
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

/** Of two conventions only the lines that differ: `- alpha = 0.1`, `+ alpha = 0.001`. */
export const changedLines = (id: string, first: string, second: string): string[] =>
  differences(id, first, second)
    .filter(({ kind }) => kind !== 'same')
    .map(({ kind, line }) => `${kind === 'first' ? '-' : '+'} ${line}`);

/** The other conventions that have the optimizer, those of the same lines together; none where `base` has no such optimizer. */
export function otherConventions(
  id: string,
  base: string,
): readonly { readonly conventions: readonly string[]; readonly lines: readonly string[] }[] {
  if (variantOf(id, base) === undefined) return [];
  const { conventions = {} } = optimizers.get(id) ?? {};
  const others = Object.keys(conventions).filter(name => name !== base);
  const groups = new Map<string, string[]>();
  for (const other of others) {
    const lines = changedLines(id, base, other).join('\n');
    groups.set(lines, [...(groups.get(lines) ?? []), other]);
  }
  return [...groups].map(([lines, names]) => ({
    conventions: names,
    lines: lines === '' ? [] : lines.split('\n'),
  }));
}
