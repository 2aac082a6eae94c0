// Trees without the litter of differentiation: 0 and 1 dropped, constant arithmetic folded. Collects no terms; polish.ts does.

import { call, number, type Call, type Expression } from '../expression';

export const isZero = (node: Expression): boolean => node.kind === 'number' && node.value === 0;
export const isOne = (node: Expression): boolean => node.kind === 'number' && node.value === 1;

/** a + b, tidied at its root. */
export const sum = (a: Expression, b: Expression): Expression => tidyCall(call('add', [a, b]));

/** a · b, tidied at its root. */
export const product = (a: Expression, b: Expression): Expression =>
  tidyCall(call('multiply', [a, b]));

/** The same function with zeros, ones and constant sums, products and differences folded. */
export function tidy(node: Expression): Expression {
  if (node.kind === 'call') {
    const args = node.args.map(tidy);
    // What is tidy already stays the same object, so that trees go on sharing their parts.
    return tidyCall(args.every((arg, i) => arg === node.args[i]) ? node : call(node.fn, args));
  }
  if (node.kind !== 'reduction') return node;
  const body = tidy(node.body);
  return body === node.body ? node : { ...node, body };
}

function tidyCall(node: Call): Expression {
  const [a, b, c] = node.args;
  if (node.fn === 'conditional' && a && b && c) return isZero(b) && isZero(c) ? number(0) : node;
  if (node.fn === 'unaryMinus' && a) {
    if (a.kind === 'number') return number(a.value === 0 ? 0 : -a.value);
    return a.kind === 'call' && a.fn === 'unaryMinus' && a.args[0] ? a.args[0] : node;
  }
  // The derivative of e^x is e^x.
  if (node.fn === 'log' && a?.kind === 'symbol' && !b && a.role === 'constant' && a.name === 'e')
    return number(1);
  if (!a || !b || c) return node;
  const constant =
    a.kind === 'number' && b.kind === 'number' ? folded(node.fn, a.value, b.value) : undefined;
  if (constant !== undefined) return number(constant);
  switch (node.fn) {
    case 'add':
      return isZero(a) ? b : isZero(b) ? a : node;
    case 'subtract':
      return isZero(b) ? a : isZero(a) ? tidyCall(call('unaryMinus', [b])) : node;
    case 'multiply':
      if (isZero(a) || isZero(b)) return number(0);
      return isOne(a) ? b : isOne(b) ? a : node;
    case 'divide':
      return isZero(a) || isOne(b) ? a : node;
    case 'pow':
      return isOne(b) ? a : isZero(b) ? number(1) : node;
    default:
      return node;
  }
}

/** Only what stays exact or was typed as such: quotients stay fractions. */
function folded(fn: string, a: number, b: number): number | undefined {
  switch (fn) {
    case 'add':
      return a + b;
    case 'subtract':
      return a - b;
    case 'multiply':
      return a * b;
    default:
      return undefined;
  }
}
