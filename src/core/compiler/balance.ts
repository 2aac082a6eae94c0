// Long sums of scalars as balanced trees: a chain of forty additions is forty waits, a tree six. Rounds no worse, rather better.

import type { Algebra } from './algebra';
import { reachable, type Node } from './graph';
import { turns } from './scope';

/** Shorter chains gain nothing. */
const leastTerms = 5;

interface Term {
  readonly node: Node;
  readonly negative: boolean;
}

/** The same roots with long scalar sums regrouped; a partial sum that is used elsewhere too stays as it is. */
export function balance(algebra: Algebra, roots: readonly Node[]): readonly Node[] {
  const nodes = reachable(roots);
  if (nodes.filter(isSum).length + 1 < leastTerms) return roots;
  const turn = turns(nodes);
  const uses = new Map<Node, number>();
  const use = (node: Node): void => {
    uses.set(node, (uses.get(node) ?? 0) + 1);
  };
  roots.forEach(use);
  for (const { args } of nodes) args.forEach(use);

  /** The terms of a chain, in order, and the sums it goes through. By loop, not recursion: chains are as long as the document. */
  const chainOf = (root: Node): { terms: readonly Term[]; sums: readonly Node[] } => {
    const terms: Term[] = [];
    const sums: Node[] = [];
    const open: Term[] = [{ node: root, negative: false }];
    for (let term = open.pop(); term; term = open.pop()) {
      const { node, negative } = term;
      const [a, b] = node.args;
      const inner = isSum(node) && (node === root || uses.get(node) === 1);
      if (!inner || !a || !b) {
        terms.push(term);
        continue;
      }
      sums.push(node);
      open.push(
        { node: b, negative: negative !== (node.op === 'subtract') },
        { node: a, negative },
      );
    }
    return { terms, sums };
  };

  // From users to what they use: a sum inside a long chain is part of it and no chain of its own, or work would grow with its square.
  const chains = new Map<Node, readonly Term[]>();
  const inside = new Set<Node>();
  for (let k = nodes.length - 1; k >= 0; k--) {
    const node = nodes[k];
    if (!node || !isSum(node) || inside.has(node)) continue;
    const { terms, sums } = chainOf(node);
    if (terms.length < leastTerms) continue;
    chains.set(node, terms);
    for (const sum of sums) inside.add(sum);
  }

  const made = new Map<Node, Node>();
  const rebuilt = (node: Node): Node => made.get(node) ?? node;
  for (const node of nodes) {
    const terms = chains.get(node);
    if (terms) {
      const { node: sum, negative } = grouped(algebra, terms, turn, rebuilt);
      made.set(node, negative ? algebra.node('unaryMinus', [sum]) : sum);
    } else if (!inside.has(node) && node.args.some(arg => made.has(arg))) {
      made.set(node, algebra.node(node.op, node.args.map(rebuilt), node.value));
    }
  }
  return roots.map(rebuilt);
}

const isSum = ({ op, rows }: Node): boolean => !rows && (op === 'add' || op === 'subtract');

/** Terms of one turn one after the other, as they were typed; the turns' sums by halves. */
function grouped(
  algebra: Algebra,
  terms: readonly Term[],
  turn: (node: Node) => number,
  rebuilt: (node: Node) => Node,
): Term {
  const groups = new Map<number, Term[]>();
  for (const { node, negative } of terms) {
    const term = { node: rebuilt(node), negative };
    const group = groups.get(turn(node));
    if (group) group.push(term);
    else groups.set(turn(node), [term]);
  }
  const ordered = [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
  if (ordered.length === 1) return tree(algebra, ordered[0] ?? []);
  return tree(
    algebra,
    ordered.map(group => group.reduce((a, b) => joined(algebra, a, b))),
  );
}

/** The terms joined by halves. */
function tree(algebra: Algebra, terms: readonly Term[]): Term {
  const [first] = terms;
  if (!first || terms.length === 1) return first ?? { node: algebra.zero, negative: false };
  const half = terms.length >> 1;
  return joined(algebra, tree(algebra, terms.slice(0, half)), tree(algebra, terms.slice(half)));
}

/** The sum of two terms. Made by `node`: the algebra's rules have run, and would regroup. */
function joined(algebra: Algebra, a: Term, b: Term): Term {
  if (a.negative === b.negative) {
    return { node: algebra.node('add', [a.node, b.node]), negative: a.negative };
  }
  const [plus, minus] = a.negative ? [b, a] : [a, b];
  return { node: algebra.node('subtract', [plus.node, minus.node]), negative: false };
}
