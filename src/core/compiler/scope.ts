// Straight-line code for nodes: what is used once is written in place, what is used more often gets a name, and what only
// one branch of a conditional needs is written inside that branch. Knows no loops.

import { isTruth } from './algebra';
import { callCode, conditionCode, isJunction, literal } from './emit';
import { reachable, type Node } from './graph';

export interface ScopeOptions {
  /** A name no other code of this function has. */
  readonly fresh: () => string;
  /** Products and quotients in which 0 wins over ∞ and NaN (runtime.ts's $times and $over). */
  readonly masked: boolean;
}

/** A value that is stored as soon as it is known. */
export interface Store {
  readonly target: string;
  readonly node: Node;
}

export interface Scope {
  /** Statements to stand before any use of `code`. */
  readonly lines: readonly string[];
  /** The code of a wanted node, an atom. */
  readonly code: (node: Node) => string;
}

/** A branch of a conditional, or the scope itself. */
interface Block {
  readonly parent: Block | undefined;
  readonly depth: number;
  readonly lines: string[];
}

/** Written-in-place code nests no deeper: parsers and readers have limits. */
const greatestDepth = 40;

/**
 * Writes what the wanted nodes need beyond the names already known.
 * @param known code of nodes that are at hand, leaves included; nodes named at the scope's top are added to it
 */
export function writeScope(
  wanted: readonly Node[],
  known: Map<Node, string>,
  options: ScopeOptions,
  stores: readonly Store[] = [],
): Scope {
  const isKnown = (node: Node): boolean => known.has(node) || node.op === 'constant';
  const roots = [...wanted, ...stores.map(({ node }) => node)];
  const unordered = reachable(roots, isKnown).filter(node => !isKnown(node));
  const turn = turns(unordered);
  const nodes = byTurn(unordered, turn);
  const top: Block = { parent: undefined, depth: 0, lines: [] };
  const { uses, blockOf, branches } = place(nodes, roots, top, turn);
  const codes = new Map<Node, { code: string; depth: number }>();

  const shown = (node: Node): string =>
    node.op === 'constant' ? literal(node.value) : (codes.get(node)?.code ?? known.get(node) ?? '');
  const depthOf = (node: Node): number => codes.get(node)?.depth ?? 0;
  /** As a number: a truth value becomes 1 or 0. */
  const numeric = (node: Node): string =>
    isTruth(node) ? `(${shown(node)} ? 1 : 0)` : shown(node);

  const targets = new Map<Node, string[]>();
  for (const { target, node } of stores) {
    const others = targets.get(node);
    if (others) others.push(target);
    else targets.set(node, [target]);
  }
  const store = (node: Node): void => {
    for (const target of targets.get(node) ?? []) top.lines.push(`${target} = ${numeric(node)};`);
  };
  for (const node of targets.keys()) if (isKnown(node)) store(node);

  const write = (node: Node): void => {
    const block = blockOf.get(node) ?? top;
    const inner = branches.get(node);
    const [c, a, b] = inner ? node.args : [];
    if (inner && c && a && b && (inner.then.lines.length > 0 || inner.otherwise.lines.length > 0)) {
      const name = options.fresh();
      block.lines.push(
        `let ${name};`,
        `if (${shown(c)}) {`,
        ...inner.then.lines,
        `${name} = ${numeric(a)};`,
        '} else {',
        ...inner.otherwise.lines,
        `${name} = ${numeric(b)};`,
        '}',
      );
      codes.set(node, { code: name, depth: 0 });
      if (block === top) known.set(node, name);
      return;
    }
    const code = formCode(node, numeric, shown, options.masked);
    const depth = 1 + node.args.reduce((most, arg) => Math.max(most, depthOf(arg)), 0);
    if ((uses.get(node) ?? 0) < 2 && depth <= greatestDepth) {
      codes.set(node, { code, depth });
      return;
    }
    const name = options.fresh();
    block.lines.push(`const ${name} = ${code};`);
    codes.set(node, { code: name, depth: 0 });
    if (block === top) known.set(node, name);
  };
  for (const node of nodes) {
    write(node);
    store(node);
  }
  return { lines: top.lines, code: numeric };
}

interface Placement {
  readonly uses: ReadonlyMap<Node, number>;
  readonly blockOf: ReadonlyMap<Node, Block>;
  readonly branches: ReadonlyMap<Node, { readonly then: Block; readonly otherwise: Block }>;
}

/**
 * When a node's turn is: the greatest index of the parameters it reads here. Code in this order reads a parameter, does all
 * that it allows and stores the partial before it reads the next, which keeps few values alive at a time.
 */
export function turns(nodes: readonly Node[]): (node: Node) => number {
  const turn = new Map<Node, number>();
  for (const node of nodes) {
    let last = node.op === 'parameter' || node.op === 'direction' ? node.value : -1;
    for (const arg of node.args) last = Math.max(last, turn.get(arg) ?? -1);
    turn.set(node, last);
  }
  return node => turn.get(node) ?? -1;
}

/** The nodes turn by turn, those of one turn in the order given. */
function byTurn(nodes: readonly Node[], turn: (node: Node) => number): readonly Node[] {
  const groups: Node[][] = [];
  for (const node of nodes) (groups[turn(node) + 1] ??= []).push(node);
  return groups.flat();
}

/** Counts uses and puts each node into the innermost block that holds them all; what could be done on an earlier turn than its user counts twice. */
function place(
  nodes: readonly Node[],
  wanted: readonly Node[],
  top: Block,
  turn: (node: Node) => number,
): Placement {
  const uses = new Map<Node, number>();
  const blockOf = new Map<Node, Block>();
  const branches = new Map<Node, { then: Block; otherwise: Block }>();
  const use = (node: Node, block: Block, user = node): void => {
    uses.set(node, (uses.get(node) ?? 0) + (turn(node) < turn(user) ? 2 : 1));
    const before = blockOf.get(node);
    blockOf.set(node, before ? common(before, block) : block);
  };
  for (const node of wanted) use(node, top);
  for (let k = nodes.length - 1; k >= 0; k--) {
    const node = nodes[k];
    if (!node) continue;
    const block = blockOf.get(node) ?? top;
    if (node.op !== 'conditional') {
      for (const arg of node.args) use(arg, block, node);
      continue;
    }
    const [then, otherwise] = [0, 1].map((): Block => ({
      parent: block,
      depth: block.depth + 1,
      lines: [],
    }));
    const [c, a, b] = node.args;
    if (!then || !otherwise || !c || !a || !b) continue;
    branches.set(node, { then, otherwise });
    use(c, block, node);
    use(a, then, node);
    use(b, otherwise, node);
  }
  return { uses, blockOf, branches };
}

function common(a: Block, b: Block): Block {
  let [x, y] = [a, b];
  while (x !== y) {
    if (x.depth >= y.depth && x.parent) x = x.parent;
    else if (y.parent) y = y.parent;
    else return x;
  }
  return x;
}

/** The code of one node on its arguments' codes; of truth values, code that is true or false. */
function formCode(
  node: Node,
  numeric: (node: Node) => string,
  raw: (node: Node) => string,
  masked: boolean,
): string {
  if (node.op === 'parameter') return `w[${node.value}]`;
  if (node.op === 'direction') return `v[${node.value}]`;
  if (node.op === 'conditional') {
    const [c, a, b] = node.args;
    if (c && a && b) return `(${raw(c)} ? ${numeric(a)} : ${numeric(b)})`;
  }
  if (isTruth(node))
    return conditionCode(node.op, node.args.map(isJunction(node.op) ? raw : numeric));
  const args = node.args.map(numeric);
  if (masked && node.op === 'multiply') return `$times(${args.join(', ')})`;
  if (masked && node.op === 'divide') return `$over(${args.join(', ')})`;
  return node.op === 'pow'
    ? callCode('pow', args, {
        constants: node.args.map(arg => (arg.op === 'constant' ? arg.value : undefined)),
      })
    : callCode(node.op, args);
}
