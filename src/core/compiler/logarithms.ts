// log of what is positive by its form but overflows or vanishes as typed: sums and products of exponentials, σ, 1 - σ, cosh.
// Each is the same function on the reals.

import type { Algebra } from './algebra';
import { logOfSum } from './exponentials';
import type { Node } from './graph';

/** Factors looked at: definitions can share factors so that there are exponentially many. */
const greatestFactors = 100;

/** The stable node for log(a), or undefined where the plain logarithm is fine. */
export const stableLog = (algebra: Algebra, a: Node): Node | undefined =>
  logOfPositive(algebra, a) ?? logOfProduct(algebra, a);

/** The stable node for log(1 + a). */
export function stableLog1p(algebra: Algebra, a: Node): Node | undefined {
  if (a.op === 'exp') return algebra.call('softplus', a.args);
  // log(1 + Σ e^u) = softplus(log Σ e^u)
  const sum = logOfSum(algebra, a);
  if (sum) return algebra.call('softplus', [sum]);
  const [negative] = a.args;
  return a.op === 'unaryMinus' && negative?.op === 'sigmoid'
    ? stableLog(algebra, algebra.subtract(algebra.one, negative))
    : undefined;
}

function logOfPositive(algebra: Algebra, a: Node): Node | undefined {
  const exponent = onePlusExp(a);
  // log(1 + e^u) = softplus(u)
  if (exponent) return algebra.call('softplus', [exponent]);
  const [x, y] = a.args;
  // log σ(u) = -softplus(-u), log(1 - σ(u)) = -softplus(u)
  if (a.op === 'sigmoid' && x) return algebra.negate(algebra.call('softplus', [algebra.negate(x)]));
  if (a.op === 'subtract' && isOne(x) && y?.op === 'sigmoid' && y.args[0]) {
    return algebra.negate(algebra.call('softplus', [y.args[0]]));
  }
  // log cosh u = |u| + log(1 + e^-2|u|) - log 2
  if (a.op === 'cosh' && x) return algebra.call('logcosh', [x]);
  // log p^y = y · log p, where p is positive
  if (a.op === 'pow' && x && y) {
    const inner = logOfPositive(algebra, x);
    return inner && algebra.multiply(y, inner);
  }
  return logOfSum(algebra, a);
}

/**
 * log(c · e^u / …) = log(c) + u - …. The factors whose sign is not known stay together under one logarithm, so that two
 * negative ones are as good as they were.
 */
function logOfProduct(algebra: Algebra, a: Node): Node | undefined {
  let rest = algebra.one;
  let logs = algebra.zero;
  let found = false;
  for (const { node, under } of factorsOf(a)) {
    const log = logOfPositive(algebra, node);
    if (log) {
      found = true;
      logs = under ? algebra.subtract(logs, log) : algebra.add(logs, log);
    } else {
      rest = under ? algebra.divide(rest, node) : algebra.multiply(rest, node);
    }
  }
  if (!found) return undefined;
  algebra.overflowAvoided = true;
  return algebra.add(algebra.call('log', [rest]), logs);
}

interface Factor {
  readonly node: Node;
  /** It is divided by. */
  readonly under: boolean;
}

/** The factors of a product or quotient; none where the node is neither, or has too many. */
function factorsOf(product: Node): readonly Factor[] {
  const factors: Factor[] = [];
  const open: Factor[] = [{ node: product, under: false }];
  for (let factor = open.pop(); factor; factor = open.pop()) {
    const { node, under } = factor;
    const [a, b] = node.args;
    if (a && b && (node.op === 'multiply' || node.op === 'divide')) {
      open.push({ node: b, under: under !== (node.op === 'divide') }, { node: a, under });
    } else if (factors.length === greatestFactors) {
      return [];
    } else {
      factors.push(factor);
    }
  }
  return factors.length > 1 ? factors : [];
}

/** u where the node is 1 + e^u. */
export function onePlusExp(node: Node): Node | undefined {
  if (node.op !== 'add') return undefined;
  const other = isOne(node.args[0]) ? node.args[1] : isOne(node.args[1]) ? node.args[0] : undefined;
  return other?.op === 'exp' ? other.args[0] : undefined;
}

const isOne = (node: Node | undefined): boolean => node?.op === 'constant' && node.value === 1;
