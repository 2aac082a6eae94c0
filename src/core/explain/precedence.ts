// What text and LaTeX share: how tightly each form binds, and where a term carries a minus sign. Knows trees, no spelling.

import { call, number } from '../expression';
import type { Expression, SymbolReference } from '../expression';

/** mathjs's ladder; a form needs brackets where a tighter one is expected. */
export const binding = {
  conditional: 1,
  or: 2,
  and: 4,
  comparison: 8,
  sum: 12,
  product: 13,
  minus: 15,
  power: 16,
  atom: 20,
} as const;

export interface Shown {
  readonly text: string;
  readonly binds: number;
}

/** How a tree is shown. */
export interface ShowOptions {
  /** What stands for a symbol: a text (an atom), a number to plug in, or undefined for its own name. */
  readonly symbol?: ((symbol: SymbolReference) => string | number | undefined) | undefined;
  /** Spelling of plugged-in numbers and literals; left out: shortest, exact. */
  readonly number?: ((value: number) => string) | undefined;
  /** Whether a definition holds one value per row (columns always do): it gets the row's index. LaTeX only. */
  readonly perRow?: ((name: string) => boolean) | undefined;
  /** To stand on a line that may wrap after an operator: division by a slash, brackets of one height. LaTeX only. */
  readonly inline?: boolean | undefined;
}

export const comparisonSigns: Readonly<
  Record<string, { readonly text: string; readonly latex: string }>
> = {
  smaller: { text: '<', latex: '<' },
  smallerEq: { text: '<=', latex: '\\le' },
  larger: { text: '>', latex: '>' },
  largerEq: { text: '>=', latex: '\\ge' },
  equal: { text: '==', latex: '=' },
  unequal: { text: '!=', latex: '\\ne' },
};

/** The term without its leading minus sign, if it has one: what `a + term` shows as `a - …`. */
export function withoutMinus(node: Expression): Expression | undefined {
  if (node.kind === 'number') return node.value < 0 ? number(-node.value) : undefined;
  if (node.kind !== 'call') return undefined;
  const [first, second] = node.args;
  if (node.fn === 'unaryMinus') return first;
  if ((node.fn === 'multiply' || node.fn === 'divide') && first && second) {
    const positive = withoutMinus(first);
    if (!positive) return undefined;
    const isOne = positive.kind === 'number' && positive.value === 1;
    return isOne && node.fn === 'multiply' ? second : call(node.fn, [positive, second]);
  }
  return undefined;
}

/** A sum or difference as its sign and operands, with signs drawn out of the right one. */
export function sumParts(
  fn: 'add' | 'subtract',
  right: Expression,
): { readonly sign: '+' | '-'; readonly right: Expression } {
  const positive = withoutMinus(right);
  if (fn === 'add') return positive ? { sign: '-', right: positive } : { sign: '+', right };
  // a - (-b) keeps its brackets: drawing the sign out would hide what was written.
  return { sign: '-', right };
}
