// The forward sweep: the derivative of a node along a direction, node by node. Over the gradient's nodes it makes the Hessian times a vector.

import { isConstant, type Algebra } from './algebra';
import { attains, chain } from './backward';
import { reachable, type Node } from './graph';
import { partial } from './partials';

/**
 * The derivatives of nodes along the direction whose component for parameter i is seed(i).
 * @returns one node per root
 */
export function forward(
  algebra: Algebra,
  roots: readonly Node[],
  seed: (parameter: number) => Node,
): readonly Node[] {
  const tangents = new Map<Node, Node>();
  const tangentOf = (node: Node): Node => tangents.get(node) ?? algebra.zero;
  for (const node of reachable(roots)) {
    if (node.varies) tangents.set(node, along(algebra, node, tangentOf, seed));
  }
  return roots.map(tangentOf);
}

function along(
  algebra: Algebra,
  node: Node,
  tangentOf: (node: Node) => Node,
  seed: (parameter: number) => Node,
): Node {
  const [a = algebra.zero, b = algebra.zero, c = algebra.zero] = node.args;
  switch (node.op) {
    case 'parameter':
      return seed(node.value);
    case 'sum':
      return algebra.sum(tangentOf(a));
    case 'least':
    case 'greatest': {
      const chosen = attains(algebra, a, node);
      return algebra.divide(
        algebra.sum(algebra.multiply(chosen, tangentOf(a))),
        algebra.sum(chosen),
      );
    }
    case 'conditional':
      return algebra.conditional(a, tangentOf(b), tangentOf(c));
    case 'multiply':
      if (a === b) {
        return algebra.multiply(algebra.constant(2), algebra.multiply(a, tangentOf(a)));
      }
      break;
    case 'divide': {
      // (ȧ - (a/b)·ḃ) / b
      const change = algebra.subtract(tangentOf(a), algebra.multiply(node, tangentOf(b)));
      return algebra.divide(change, b);
    }
    default:
  }
  let sum = algebra.zero;
  node.args.forEach((arg, i) => {
    const tangent = tangentOf(arg);
    if (arg.varies && !isConstant(tangent, 0)) {
      sum = algebra.add(sum, chain(algebra, tangent, partial(algebra, node, i)));
    }
  });
  return sum;
}
