// The last rewriting before code is written: sigmoid and softplus in terms of one shared e^-|u|. Calculus is done by then.

import type { Algebra } from './algebra';
import { reachable, type Node } from './graph';

/** The same roots with sigmoid and softplus written out. */
export function expand(algebra: Algebra, roots: readonly Node[]): readonly Node[] {
  const nodes = reachable(roots);
  if (!nodes.some(({ op }) => op === 'sigmoid' || op === 'softplus')) return roots;
  const made = new Map<Node, Node>();
  for (const node of nodes) {
    const args = node.args.map(arg => made.get(arg) ?? arg);
    made.set(node, writtenOut(algebra, node, args));
  }
  return roots.map(root => made.get(root) ?? root);
}

/** Made by `node`, not by the algebra's rules, which would fold it back into the stable form. */
function writtenOut(algebra: Algebra, node: Node, args: readonly Node[]): Node {
  const [u] = args;
  const { zero, one } = algebra;
  if (u && (node.op === 'sigmoid' || node.op === 'softplus')) {
    const decay = algebra.call('exp', [algebra.negate(algebra.call('abs', [u]))]);
    if (node.op === 'softplus') {
      // max(u, 0) + log(1 + e^-|u|)
      const head = algebra.node('max', [u, zero]);
      return algebra.node('add', [head, algebra.node('log1p', [decay])]);
    }
    // 1/(1 + e^-|u|) for u ≥ 0, that times e^-|u| below
    const share = algebra.node('divide', [one, algebra.node('add', [one, decay])]);
    const below = algebra.node('multiply', [decay, share]);
    return algebra.node('conditional', [algebra.node('largerEq', [u, zero]), share, below]);
  }
  return args.every((arg, i) => arg === node.args[i])
    ? node
    : algebra.node(node.op, args, node.value);
}
