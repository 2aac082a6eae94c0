// The hash-consed graph behind every compiled loss: equal sub-expressions are one node. Nodes are made only by Graph.node;
// algebra.ts decides what is made, write.ts turns nodes into JavaScript. Knows no function's meaning.

/** Leaves, the reductions, or a function of the table (then `op` is its name). */
export type Op = string;

export interface Node {
  /** Grows with each new node, so arguments always have smaller ids than what uses them. */
  readonly id: number;
  readonly op: Op;
  readonly args: readonly Node[];
  /** `constant`: its value; `parameter`, `direction` and `column`: its index. */
  readonly value: number;
  /** One value per row rather than one. */
  readonly rows: boolean;
  /** Depends on a parameter (or a direction); the rest is data. */
  readonly varies: boolean;
}

/** Row values to a scalar, in one pass over the rows. Others are made of these. */
export type PassOp = 'sum' | 'least' | 'greatest';
const isPassOp = (op: Op): op is PassOp => op === 'sum' || op === 'least' || op === 'greatest';
export const isPass = (node: Node): boolean => isPassOp(node.op);

export class Graph {
  private readonly known = new Map<string, Node>();

  /** The node of this form, made if it is new. */
  node(op: Op, args: readonly Node[], value = 0): Node {
    // IEEE sums and products commute exactly, so one order serves both; constants stand left.
    const a = args[0];
    const b = args[1];
    const swap = a && b && (op === 'add' || op === 'multiply') && rank(a) > rank(b);
    const ordered = swap ? [b, a] : args;
    const key = keyOf(op, ordered, value);
    const known = this.known.get(key);
    if (known) return known;
    const made: Node = {
      id: this.known.size,
      op,
      args: ordered,
      value,
      rows: isPassOp(op) ? false : op === 'column' || ordered.some(arg => arg.rows),
      varies: op === 'parameter' || op === 'direction' || ordered.some(arg => arg.varies),
    };
    this.known.set(key, made);
    return made;
  }

  /** The node of this form if there is one already. */
  peek(op: Op, args: readonly Node[]): Node | undefined {
    return this.known.get(keyOf(op, args, 0));
  }

  readonly constant = (value: number): Node => this.node('constant', [], value);
  readonly parameter = (index: number): Node => this.node('parameter', [], index);
  /** Component of the vector of a Hessian-vector product. */
  readonly direction = (index: number): Node => this.node('direction', [], index);
  readonly column = (index: number): Node => this.node('column', [], index);
  /** Number of rows of the batch. */
  readonly count = (): Node => this.node('count', []);
}

const rank = (node: Node): number => (node.op === 'constant' ? -1 : node.id);

function keyOf(op: Op, args: readonly Node[], value: number): string {
  const a = args[0];
  const b = args[1];
  if (!a) return `${op} ${Object.is(value, -0) ? '-0' : value}`;
  if (!b) return `${op}:${a.id}`;
  return args.length === 2 ? `${op}:${a.id},${b.id}` : `${op}:${args.map(({ id }) => id).join()}`;
}

/** All nodes that the roots are made of, arguments before their users. */
export function reachable(roots: readonly Node[], stop?: (node: Node) => boolean): readonly Node[] {
  const greatest = roots.reduce((most, { id }) => Math.max(most, id), -1);
  const wanted = new Array<Node | undefined>(greatest + 1);
  for (const root of roots) wanted[root.id] = root;
  // From the greatest id down, each user comes before its arguments: no stack is needed, and no sorting.
  const found: Node[] = [];
  for (let id = greatest; id >= 0; id--) {
    const node = wanted[id];
    if (!node) continue;
    found.push(node);
    if (!stop?.(node)) for (const arg of node.args) wanted[arg.id] = arg;
  }
  return found.reverse();
}
