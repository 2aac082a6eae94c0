// The partial of one node with respect to one of its arguments, as a node: from the table of functions, or by rule where it takes any number of arguments.

import { tableDerivatives } from '../calculus/table-derivatives';
import { functionEntry } from '../functions';
import type { Algebra } from './algebra';
import type { Node } from './graph';
import { lower } from './lower';

/** ∂node/∂args[i]. Sums over rows and conditionals are no functions of single values; who sweeps handles those. */
export function partial(algebra: Algebra, node: Node, i: number): Node {
  const [a = algebra.zero, b = algebra.zero] = node.args;
  const arg = node.args[i] ?? algebra.zero;
  switch (node.op) {
    case 'add':
      return algebra.one;
    case 'subtract':
      return algebra.constant(i === 0 ? 1 : -1);
    case 'unaryMinus':
      return algebra.constant(-1);
    case 'multiply':
      return i === 0 ? b : a;
    case 'divide':
      // The quotient itself is at hand: ∂(a/b)/∂b = -(a/b)/b.
      return i === 0 ? algebra.divide(algebra.one, b) : algebra.negate(algebra.divide(node, b));
    case 'log':
      return algebra.divide(algebra.one, a);
    case 'logcosh':
      return algebra.call('tanh', [a]);
    case 'held':
      return algebra.zero;
    case 'hypot':
      return algebra.divide(arg, node);
    case 'logsumexp':
      return algebra.call('exp', [algebra.subtract(arg, node)]);
    case 'min':
    case 'max':
      return shareOfExtreme(algebra, node, i);
    default:
      return tablePartial(algebra, node, i);
  }
}

/** 1 for the one that is least (greatest), shared evenly where several are. */
function shareOfExtreme(algebra: Algebra, node: Node, i: number): Node {
  const [a = algebra.zero, b = algebra.zero] = node.args;
  const { zero, one } = algebra;
  if (node.args.length === 2) {
    const wins = algebra.call(node.op === 'max' ? 'larger' : 'smaller', i === 0 ? [a, b] : [b, a]);
    const ties = algebra.conditional(algebra.call('equal', [a, b]), algebra.constant(0.5), zero);
    return algebra.conditional(wins, one, ties);
  }
  const chosen = node.args.map(arg =>
    algebra.conditional(algebra.call('equal', [arg, node]), one, zero),
  );
  return algebra.divide(
    chosen[i] ?? zero,
    chosen.reduce((sum, one) => algebra.add(sum, one)),
  );
}

function tablePartial(algebra: Algebra, node: Node, i: number): Node {
  const derivative = tableDerivatives(node.op)?.[i];
  if (!derivative) throw new Error(`${node.op} has no derivative.`);
  const { parameters } = functionEntry(node.op);
  return lower(algebra, derivative, {
    symbol: ({ name }) => node.args[parameters.indexOf(name)] ?? algebra.zero,
  });
}
