// Nodes that are sums of exponentials, and the quotients of two that the textbook writes as ∞/∞: softmax, tanh, odds.
// Finds them by their form alone; their logarithms are logarithms.ts's.

import type { Algebra } from './algebra';
import type { Node } from './graph';

/** Terms looked at: definitions can share terms so that there are exponentially many. */
const greatestTerms = 1000;

/** u, v … where the node is e^u + e^v + …, with c·e^u as e^(u + log c) and a constant c > 0 as e^log c. At least one is an exp. */
export function exponentsOf(algebra: Algebra, node: Node): readonly Node[] | undefined {
  // All terms are looked at before any node is made: what is no such sum leaves no trace in the graph.
  const terms: Term[] = [];
  const open = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    const [a, b] = next.args;
    if (next.op === 'add' && a && b) {
      open.push(b, a);
      continue;
    }
    const term = termOf(next);
    if (!term || terms.length === greatestTerms) return undefined;
    terms.push(term);
  }
  if (!terms.some(({ exponent }) => exponent)) return undefined;
  return terms.map(term => exponentOf(algebra, term));
}

/** times · e^exponent; without an exponent a positive constant. */
interface Term {
  readonly times: number;
  readonly exponent?: Node | undefined;
}

function termOf(node: Node): Term | undefined {
  const [a, b] = node.args;
  if (node.op === 'exp' && a) return { times: 1, exponent: a };
  if (isPositive(node)) return { times: node.value };
  if (node.op === 'multiply' && a && b?.op === 'exp' && isPositive(a))
    return { times: a.value, exponent: b.args[0] };
  return node.op === 'divide' && a?.op === 'exp' && b && isPositive(b)
    ? { times: 1 / b.value, exponent: a.args[0] }
    : undefined;
}

/** The term as e^u: u is its exponent + log times. */
function exponentOf(algebra: Algebra, { times, exponent }: Term): Node {
  const shift = algebra.constant(Math.log(times));
  return exponent ? algebra.add(exponent, shift) : shift;
}

const isPositive = ({ op, value }: Node): boolean =>
  op === 'constant' && value > 0 && value < Infinity;

/** Sums over rows whose greatest term is 1: in derivatives they stand as they are. */
const shiftedSums = new WeakSet<Node>();

/** log of a sum of exponentials, typed out or over the rows. */
export function logOfSum(algebra: Algebra, node: Node): Node | undefined {
  const [body] = node.args;
  const exponents = exponentsOf(algebra, node.op === 'sum' && body ? body : node);
  if (!exponents || shiftedSums.has(node)) return undefined;
  algebra.overflowAvoided = true;
  const u = logOfExps(algebra, exponents);
  if (node.op !== 'sum') return u;
  // log Σ e^u = m + log Σ e^(u - m), m the greatest u of the rows. It holds for every m, so derivatives may pass m over.
  const m = algebra.node('held', [algebra.greatest(u)]);
  const shifted = algebra.sum(algebra.call('exp', [algebra.subtract(u, m)]));
  shiftedSums.add(shifted);
  return algebra.add(m, algebra.node('log', [shifted]));
}

function logOfExps(algebra: Algebra, exponents: readonly Node[]): Node {
  const [only] = exponents;
  return only && exponents.length === 1 ? only : algebra.call('logsumexp', exponents);
}

/** a / b where both hold exponentials that overflow, or vanish, together. */
export function quotientOfExps(algebra: Algebra, a: Node, b: Node): Node | undefined {
  const quotient = hyperbolicTangent(algebra, a, b) ?? shareOfExps(algebra, a, b);
  if (quotient || a.op !== 'multiply') return quotient;
  // x · e^u / (e^u + e^v): the factor stands aside.
  for (const [factor, rest] of [a.args, [...a.args].reverse()]) {
    const share = factor && rest && shareOfExps(algebra, rest, b);
    if (share) return algebra.multiply(factor, share);
  }
  return undefined;
}

function shareOfExps(algebra: Algebra, a: Node, b: Node): Node | undefined {
  const over = exponentsOf(algebra, a);
  const under = over && logOfSum(algebra, b);
  if (!under) return undefined;
  const [u] = over;
  // e^u / (e^u + e^v) = σ(u - v), exact to the last bits where the exponents are large.
  const [v, w] = under.op === 'logsumexp' && under.args.length === 2 ? under.args : [];
  if (u && v && w && over.length === 1 && (u === v || u === w)) {
    return algebra.call('sigmoid', [algebra.subtract(u, u === v ? w : v)]);
  }
  // e^(log Σ e^uᵢ - log Σ e^vᵢ)
  return algebra.call('exp', [algebra.subtract(logOfExps(algebra, over), under)]);
}

/** (e^u - e^v) / (e^u + e^v) = tanh((u - v) / 2), also where both are halved, and its inverse. */
function hyperbolicTangent(algebra: Algebra, a: Node, b: Node): Node | undefined {
  const [over, under] = [scaled(a), scaled(b)];
  const inverse = under.node.op === 'subtract' && over.node.op === 'add';
  const [difference, sum] = inverse ? [under.node, over.node] : [over.node, under.node];
  const [x, y] = difference.args;
  if (difference.op !== 'subtract' || sum.op !== 'add' || !x || !y) return undefined;
  if (!sum.args.includes(x) || !sum.args.includes(y)) return undefined;
  const [p, q] = [termOf(x), termOf(y)];
  if (!p || !q || !(p.exponent ?? q.exponent)) return undefined;
  algebra.overflowAvoided = true;
  const exponents = algebra.subtract(exponentOf(algebra, p), exponentOf(algebra, q));
  const tanh = algebra.call('tanh', [algebra.multiply(algebra.constant(0.5), exponents)]);
  const times = algebra.constant(over.times / under.times);
  return inverse ? algebra.divide(times, tanh) : algebra.multiply(times, tanh);
}

/** A node without the number it is multiplied or divided by. */
function scaled(node: Node): { readonly times: number; readonly node: Node } {
  const [a, b] = node.args;
  if (node.op === 'multiply' && a?.op === 'constant' && b) return { times: a.value, node: b };
  if (node.op === 'divide' && a && b?.op === 'constant') return { times: 1 / b.value, node: a };
  return { times: 1, node };
}
