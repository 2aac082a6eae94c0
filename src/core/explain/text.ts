// A checked expression as text in the language itself, with the fewest brackets; it parses back to the same function.

import type { Call, Expression } from '../expression';
import { binding, comparisonSigns, sumParts, type ShowOptions, type Shown } from './precedence';

export type { ShowOptions } from './precedence';

/** Text of an expression, e.g. `2 * x + y`. With numbers plugged in it is for reading, not for parsing. */
export function toText(expression: Expression, options: ShowOptions = {}): string {
  return show(expression, options).text;
}

function show(node: Expression, options: ShowOptions): Shown {
  switch (node.kind) {
    case 'number':
      return numeral(node.value, options);
    case 'symbol': {
      const shown = options.symbol?.(node);
      return typeof shown === 'number' ? numeral(shown, options) : atom(shown ?? node.name);
    }
    case 'reduction':
      return atom(`${node.op}(${toText(node.body, options)})`);
    case 'evaluation': {
      const point = toText(node.point, options);
      if (node.what !== 'solve') return atom(`${node.what}(${point})`);
      const rest = [node.rhs, node.damping].flatMap(arg => (arg ? [toText(arg, options)] : []));
      return atom(`solve(${[`hess(${point})`, ...rest].join(', ')})`);
    }
    case 'call':
      return showCall(node, options);
  }
}

function showCall(node: Call, options: ShowOptions): Shown {
  const [x, y, z] = node.args;
  const of = (arg: Expression, least: number): string => bracketed(show(arg, options), least);
  if (x && z === undefined && y === undefined) {
    if (node.fn === 'unaryMinus') return minus(show(x, options));
    if (node.fn === 'not') return { text: `not ${of(x, binding.power)}`, binds: binding.minus };
  }
  if (x && y && z === undefined) {
    const sign = comparisonSigns[node.fn]?.text;
    if (sign !== undefined)
      return infix(of(x, binding.sum), sign, of(y, binding.sum), binding.comparison);
    switch (node.fn) {
      case 'add':
      case 'subtract': {
        const { sign, right } = sumParts(node.fn, y);
        const least = sign === '+' ? binding.sum : binding.product;
        return infix(of(x, binding.sum), sign, notMinus(right, options, least), binding.sum);
      }
      case 'multiply':
        return infix(
          of(x, binding.product),
          '*',
          notMinus(y, options, binding.product),
          binding.product,
        );
      case 'divide':
        return infix(
          of(x, binding.product),
          '/',
          notMinus(y, options, binding.power),
          binding.product,
        );
      case 'pow':
        return {
          text: `${of(x, binding.power + 1)}^${of(y, binding.power)}`,
          binds: binding.power,
        };
      case 'and':
      case 'or':
        return infix(
          of(x, binding[node.fn]),
          node.fn,
          of(y, binding[node.fn] + 1),
          binding[node.fn],
        );
      default:
    }
  }
  if (node.fn === 'conditional' && x && y && z) {
    const [c, a, b] = [of(x, binding.or), of(y, binding.or), of(z, binding.conditional)];
    return { text: `${c} ? ${a} : ${b}`, binds: binding.conditional };
  }
  return atom(`${node.fn}(${node.args.map(arg => toText(arg, options)).join(', ')})`);
}

const atom = (text: string): Shown => ({ text, binds: binding.atom });

const infix = (left: string, sign: string, right: string, binds: number): Shown => ({
  text: `${left} ${sign} ${right}`,
  binds,
});

const bracketed = (shown: Shown, least: number): string =>
  shown.binds < least ? `(${shown.text})` : shown.text;

/** A right operand: one that begins with a minus sign stands in brackets. */
function notMinus(node: Expression, options: ShowOptions, least: number): string {
  const shown = show(node, options);
  return shown.binds < least || /^[-−]/.test(shown.text) ? `(${shown.text})` : shown.text;
}

/** -x; the minus of a product stands before it, and binds no tighter than it. */
function minus(shown: Shown): Shown {
  if (shown.binds < binding.product || /^[-−]/.test(shown.text)) {
    return { text: `-(${shown.text})`, binds: binding.minus };
  }
  return { text: `-${shown.text}`, binds: Math.min(shown.binds, binding.minus) };
}

function numeral(value: number, options: ShowOptions): Shown {
  const text = (options.number ?? String)(value);
  return {
    text,
    binds: /^[-−]/.test(text) ? binding.minus : text.includes('×') ? binding.product : binding.atom,
  };
}
