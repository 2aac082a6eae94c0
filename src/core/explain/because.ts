// Why a line took the branch it took: the conditions of its conditionals with their numbers, each as a statement that is true.

import { call } from '../expression';
import type { Expression } from '../expression';

/** Conditions with numbers plugged in: every one of them holds. */
export interface Because {
  readonly latex: string;
  readonly text: string;
  /** Every digit, in ASCII. */
  readonly exact: string;
}

const opposites: Readonly<Record<string, string | undefined>> = {
  smaller: 'largerEq',
  smallerEq: 'larger',
  larger: 'smallerEq',
  largerEq: 'smaller',
  equal: 'unequal',
  unequal: 'equal',
};

/** The condition where it holds, else its opposite; beside what is no number neither may hold, and it is denied. */
export function heldCondition(
  condition: Expression,
  evaluate: (node: Expression) => number,
): Expression {
  if (evaluate(condition)) return condition;
  const opposite = condition.kind === 'call' ? opposites[condition.fn] : undefined;
  if (condition.kind === 'call' && opposite !== undefined) {
    const turned = call(opposite, condition.args);
    if (evaluate(turned)) return turned;
  }
  return call('not', [condition]);
}

/** The language's comparisons as they are printed. */
const printed: Readonly<Record<string, string | undefined>> = {
  '<=': '≤',
  '>=': '≥',
  '==': '=',
  '!=': '≠',
};
const readableCondition = (text: string): string =>
  text.replace(/(?<= )[<>=!]=(?= )/g, sign => printed[sign] ?? sign);

/** More conditions than these are not read: the gradient of a loss in many pieces has dozens. */
const mostTold = 3;

/** The conditions of a line joined; undefined where there is none. */
export function becauseOf(conditions: readonly Because[]): Because | undefined {
  const told = [...new Map(conditions.map(one => [one.exact, one])).values()];
  if (told.length === 0) return undefined;
  const more = told.length > mostTold;
  const join = (of: (one: Because) => string, and: string, dots: string): string =>
    [...told.slice(0, mostTold).map(of), ...(more ? [dots] : [])].join(and);
  return {
    latex: join(({ latex }) => latex, ' \\text{ and } ', '\\ldots'),
    text: join(({ text }) => readableCondition(text), ' and ', '…'),
    exact: join(({ exact }) => exact, ' and ', '...'),
  };
}
