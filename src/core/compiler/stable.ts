// Forms whose textbook writing overflows, cancels or divides zero by zero, and what is computed in their place.
// Each is the same function on the reals; the formula shown stays as typed.

import type { Algebra } from './algebra';
import { quotientOfExps } from './exponentials';
import type { Node } from './graph';
import { onePlusExp, stableLog, stableLog1p } from './logarithms';

/** The stable node for fn(args), or undefined where the textbook's form is fine. */
export function stableForm(algebra: Algebra, fn: string, args: readonly Node[]): Node | undefined {
  return rules[fn]?.(algebra, args[0] ?? algebra.zero, args[1] ?? algebra.zero);
}

type Rule = (algebra: Algebra, a: Node, b: Node) => Node | undefined;

const rules: Readonly<Record<string, Rule>> = {
  log: stableLog,
  log2: (algebra, a) => scaledLog(algebra, a, Math.LOG2E),
  log10: (algebra, a) => scaledLog(algebra, a, Math.LOG10E),
  log1p: stableLog1p,
  divide: (algebra, a, b) => {
    const exponent = onePlusExp(b);
    // 1 / (1 + e^u) = σ(-u), e^u / (1 + e^u) = σ(u)
    if (exponent && isOne(a)) return algebra.call('sigmoid', [algebra.negate(exponent)]);
    if (exponent && a.op === 'exp' && a.args[0] === exponent)
      return algebra.call('sigmoid', [exponent]);
    return quotientOfExps(algebra, a, b);
  },
  multiply: (algebra, a, b) => {
    const u = a.args[0];
    if (a !== b || !u) return undefined;
    // sech² = 1 - tanh² and sec² = 1 + tan² share the value's own tanh and tan.
    if (a.op === 'sech')
      return algebra.subtract(algebra.one, algebra.power(algebra.call('tanh', [u]), 2));
    return a.op === 'sec'
      ? algebra.add(algebra.one, algebra.power(algebra.call('tan', [u]), 2))
      : undefined;
  },
  abs: (algebra, a) => {
    const [u] = a.args;
    if (a.op === 'abs') return a;
    if (a.op === 'unaryMinus' && u) return algebra.call('abs', [u]);
    return wholePower(a).exponent % 2 === 0 ? a : undefined;
  },
  sqrt: (algebra, a) => {
    const { base, exponent } = wholePower(a);
    // √(u^2k) = |u^k|, smooth where it can be
    if (exponent % 2 === 0) return algebra.call('abs', [algebra.power(base, exponent / 2)]);
    // √(u² + v²) and √(c + v²)
    const [x, y] = a.args;
    if (a.op !== 'add' || !x || !y) return undefined;
    const [p, q] = [squareRoot(algebra, x), squareRoot(algebra, y)];
    return p && q ? algebra.call('hypot', [p, q]) : undefined;
  },
  cbrt: (algebra, a) => {
    const { base, exponent } = wholePower(a);
    return exponent % 3 === 0 ? algebra.power(base, exponent / 3) : undefined;
  },
  nthRoot: (algebra, a, n) => {
    const { base, exponent } = wholePower(a);
    if (n.op !== 'constant' || !(n.value > 0) || exponent % n.value !== 0) return undefined;
    return algebra.power(
      n.value % 2 === 0 ? algebra.call('abs', [base]) : base,
      exponent / n.value,
    );
  },
  pow: (algebra, a, q) => {
    const { base, exponent } = wholePower(a);
    // (u^2k)^q = |u|^2kq; for odd powers u^q would be real where the original is not.
    if (q.op !== 'constant' || exponent % 2 !== 0) return undefined;
    const product = exponent * q.value;
    const nearest = Math.round(product);
    // 6 · (1/3) is 2 by intent, though not always to the last bit.
    const whole = Math.abs(product - nearest) < 1e-12 ? nearest : product;
    return algebra.pow(algebra.call('abs', [base]), algebra.constant(whole));
  },
};

const isOne = (node: Node | undefined): boolean => node?.op === 'constant' && node.value === 1;

/** log(a) / log(base), where log(a) has a stable form. */
function scaledLog(algebra: Algebra, a: Node, perUnit: number): Node | undefined {
  const log = stableLog(algebra, a);
  return log && algebra.multiply(algebra.constant(perUnit), log);
}

interface WholePower {
  readonly base: Node;
  readonly exponent: number;
}
/** Remembered per node: products are shared, and walking each path through them would take exponential time. */
const wholePowers = new WeakMap<Node, WholePower>();

/** A product of equal factors as base and exponent; anything else is itself to the power 1. */
function wholePower(node: Node): WholePower {
  const known = wholePowers.get(node);
  if (known) return known;
  const [a, b] = node.args;
  const [left, right] = node.op === 'multiply' && a && b ? [wholePower(a), wholePower(b)] : [];
  const found =
    left !== undefined && left.base === right?.base
      ? { base: left.base, exponent: left.exponent + right.exponent }
      : { base: node, exponent: 1 };
  wholePowers.set(node, found);
  return found;
}

/** A node whose square the given one is: of u·u, u; of a positive constant, its root. */
function squareRoot(algebra: Algebra, node: Node): Node | undefined {
  if (node.op === 'constant')
    return node.value > 0 ? algebra.constant(Math.sqrt(node.value)) : undefined;
  const { base, exponent } = wholePower(node);
  return exponent % 2 === 0 ? algebra.power(base, exponent / 2) : undefined;
}
