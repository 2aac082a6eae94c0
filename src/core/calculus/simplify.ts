// mathjs's simplify, kept on a leash: small trees only, and a deadline that is looked at between its rules. Its results are
// candidates; forms.ts checks each in numbers before it is shown.

import type { SimplifyRule } from 'mathjs';
import { children, symbol, type Expression, type SymbolReference } from '../expression';
import { math, type MathNode } from '../mathjs';
import { fromMathjs, toMathjs } from './bridge';
import { size } from './polish';

/** Larger trees take seconds, or forever. */
const greatestSimplified = 100;

class DeadlinePassed extends Error {}

/** The simplified tree, or undefined where the tree is too large, holds a form mathjs has not, or the deadline (ms since 1970) passes. */
export function simplified(expression: Expression, deadline: number): Expression | undefined {
  if (size(expression, greatestSimplified + 1) > greatestSimplified || !isPlain(expression))
    return undefined;
  if (Date.now() > deadline) return undefined;
  const symbols = new Map<string, SymbolReference>();
  const tree = toMathjs(expression, node => {
    symbols.set(node.name, node);
    return node.name;
  });
  try {
    const result = math.simplify(tree, leashed(deadline));
    return fromMathjs(result, name => symbols.get(name) ?? symbol(name, 'constant'));
  } catch (error) {
    // Out of time, or a rule that made what the language has no form for (a complex number): the polished form stands.
    if (error instanceof DeadlinePassed || error instanceof TypeError) return undefined;
    throw error;
  }
}

/** mathjs's own rules with a look at the clock before each. */
function leashed(deadline: number): SimplifyRule[] {
  const look = (node: MathNode): MathNode => {
    if (Date.now() > deadline) throw new DeadlinePassed();
    return node;
  };
  return rulesOf().flatMap(rule => [look, rule]);
}

/** The list mathjs exposes beside the function; its typings leave it out. */
const rulesOf = (): readonly SimplifyRule[] =>
  (math.simplify as unknown as { readonly rules: readonly SimplifyRule[] }).rules;

/** Only numbers, symbols and calls that mathjs knows by the same meaning. */
function isPlain(node: Expression): boolean {
  if (node.kind === 'reduction' || node.kind === 'evaluation') return false;
  if (node.kind === 'call' && (node.fn === 'conditional' || node.args.length > 2)) return false;
  return children(node).every(isPlain);
}
