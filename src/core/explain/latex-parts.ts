// The parts of LaTeX put together: operands with the brackets they need, products with the dots they need, powers. Knows no options.

import { latexBrackets as brackets } from '../functions/entry';
import type { Expression } from '../expression';
import { binding, type Shown } from './precedence';

export const atom = (text: string): Shown => ({ text, binds: binding.atom });

export const infix = (left: string, sign: string, right: string, binds: number): Shown => ({
  text: `${left} ${sign} ${right}`,
  binds,
});

export const bracketed = (shown: Shown, least: number): string =>
  shown.binds < least ? brackets(shown.text) : shown.text;

/** A right operand: one that begins with a minus sign stands in brackets. */
export const notMinus = (shown: Shown, least: number): string =>
  shown.binds < least || shown.text.startsWith('-') ? brackets(shown.text) : shown.text;

export function minus(shown: Shown): Shown {
  return shown.binds < binding.product || shown.text.startsWith('-')
    ? { text: `-${brackets(shown.text)}`, binds: binding.minus }
    : { text: `-${shown.text}`, binds: Math.min(shown.binds, binding.minus) };
}

/** Factors side by side; a dot where the right one would run into the left as a number or a word. */
export function product(left: string, right: string): Shown {
  const number = /(^|[ (-])[\d.]+$/.test(left);
  const dot =
    /^(\d|\(-?[\d.]+\))/.test(right) ||
    (/^-?[\d.]+$/.test(left) && right.startsWith('\\frac')) ||
    (!number && right.startsWith('\\mathrm')) ||
    /\\mathrm\{[^}]*\}(_\{[^}]*\})?$/.test(left);
  if (dot) return { text: `${left} \\cdot ${right}`, binds: binding.product };
  if (number && right.startsWith('\\mathrm'))
    return { text: `${left}\\,${right}`, binds: binding.product };
  const space = /[A-Za-z]$/.test(left) || /^[\\(]/.test(right) || !number ? ' ' : '';
  return { text: `${left}${space}${right}`, binds: binding.product };
}

export function power(base: Shown, exponent: string): Shown {
  const plain = base.binds > binding.power && !base.text.includes('^{');
  return { text: `${plain ? base.text : brackets(base.text)}^{${exponent}}`, binds: binding.power };
}

/** A chain of products and quotients, read from the left, as what is multiplied and what is divided by. */
export function factors(node: Expression): {
  readonly above: readonly Expression[];
  readonly below: readonly Expression[];
} {
  if (node.kind !== 'call' || (node.fn !== 'multiply' && node.fn !== 'divide'))
    return { above: [node], below: [] };
  const [left, right] = node.args;
  if (!left || !right) return { above: [node], below: [] };
  const { above, below } = factors(left);
  return node.fn === 'multiply'
    ? { above: [...above, right], below }
    : { above, below: [...below, right] };
}
