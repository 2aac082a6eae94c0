// The backward sweep: the loss's graph to the nodes of its gradient, each node's adjoint collected from its users.
// Row nodes carry their adjoint as scale · row, so that what is one for all rows is multiplied once, after the sum.

import { isConstant, type Algebra } from './algebra';
import { reachable, type Node } from './graph';
import { partial } from './partials';

/** scale · row; row undefined stands for 1. For scalar nodes only scale is used. */
interface Adjoint {
  readonly scale: Node;
  readonly row: Node | undefined;
}

/** ∂loss/∂parameter for each parameter; 0 for one the loss does not hold. */
export function backward(algebra: Algebra, loss: Node, parameters: number): readonly Node[] {
  const collected = new Map<Node, Adjoint[]>([[loss, [{ scale: algebra.one, row: undefined }]]]);

  const give = (node: Node, adjoint: Adjoint): void => {
    if (!node.varies || isConstant(adjoint.scale, 0)) return;
    const list = collected.get(node);
    if (list) list.push(adjoint);
    else collected.set(node, [adjoint]);
  };

  const product = (...factors: readonly Node[]): Node =>
    factors.reduce((a, b) => algebra.multiply(a, b));

  /** What a user with this adjoint gives to an argument through a partial; a scalar argument of a row node gets the sum. */
  const pass = (node: Node, { scale, row }: Adjoint, arg: Node, through: Node): void => {
    if (!node.rows) {
      give(arg, { scale: chain(algebra, scale, through), row: undefined });
      return;
    }
    // What is one for all rows goes to the scale before the row parts meet, so that no row is multiplied by -1 or 2.
    const outer = algebra.factored(through);
    const inner = row && outer.row ? algebra.factored(chain(algebra, row, outer.row)) : undefined;
    const whole: Adjoint = inner
      ? { scale: product(scale, outer.scale, inner.scale), row: inner.row }
      : { scale: product(scale, outer.scale), row: row ?? outer.row };
    give(
      arg,
      arg.rows
        ? whole
        : { scale: product(whole.scale, algebra.sum(whole.row ?? algebra.one)), row: undefined },
    );
  };

  for (const node of [...reachable([loss])].reverse()) {
    const list = collected.get(node);
    if (!list || !node.varies) continue;
    const adjoint = node.rows ? joined(algebra, list) : total(algebra, list);
    collected.set(node, [adjoint]);
    spread(algebra, node, adjoint, { give, pass });
  }

  return Array.from({ length: parameters }, (_, i) => {
    const list = collected.get(algebra.parameter(i));
    return list ? total(algebra, list).scale : algebra.zero;
  });
}

interface Sweep {
  readonly give: (node: Node, adjoint: Adjoint) => void;
  readonly pass: (node: Node, adjoint: Adjoint, arg: Node, through: Node) => void;
}

/** Hands a node's adjoint on to its arguments. */
function spread(algebra: Algebra, node: Node, adjoint: Adjoint, { give, pass }: Sweep): void {
  const a = node.args[0];
  const b = node.args[1];
  const c = node.args[2];
  if (!a) return;
  switch (node.op) {
    case 'sum':
      give(a, { scale: adjoint.scale, row: undefined });
      return;
    case 'least':
    case 'greatest': {
      // All rows that attain the extreme share it evenly.
      const chosen = attains(algebra, a, node);
      give(a, { scale: algebra.divide(adjoint.scale, algebra.sum(chosen)), row: chosen });
      return;
    }
    case 'conditional':
      if (!b || !c) return;
      pass(node, adjoint, b, algebra.conditional(a, algebra.one, algebra.zero));
      pass(node, adjoint, c, algebra.conditional(a, algebra.zero, algebra.one));
      return;
    case 'divide': {
      if (!b) return;
      // One division for both: with q = adjoint / b, the numerator gets q and the denominator -q · (a/b).
      const inverse = algebra.divide(algebra.one, b);
      pass(node, adjoint, a, inverse);
      if (b.varies) pass(node, adjoint, b, algebra.negate(algebra.multiply(node, inverse)));
      return;
    }
    case 'multiply':
      if (a === b) {
        pass(node, adjoint, a, algebra.multiply(algebra.constant(2), a));
        return;
      }
      break;
    default:
  }
  node.args.forEach((arg, i) => {
    if (arg.varies) pass(node, adjoint, arg, partial(algebra, node, i));
  });
}

/** 1 on the rows where the body equals its extreme. */
export const attains = (algebra: Algebra, body: Node, extreme: Node): Node =>
  algebra.conditional(algebra.call('equal', [body, extreme]), algebra.one, algebra.zero);

/**
 * adjoint · partial. Where the adjoint is a conditional and the partial may not exist in the branch not taken, the product
 * goes into the branches: only the branch taken is evaluated.
 */
export function chain(algebra: Algebra, adjoint: Node, through: Node): Node {
  if (isConstant(adjoint, 0)) return algebra.zero;
  if (adjoint.op !== 'conditional') return algebra.multiply(adjoint, through);
  const [c, a, b] = adjoint.args;
  if (c && a && b && !isTotal(through)) {
    return algebra.conditional(c, chain(algebra, a, through), chain(algebra, b, through));
  }
  return algebra.multiply(adjoint, through);
}

/** Operations with a finite value for all finite arguments (overflow aside). */
const totalOps: ReadonlySet<string> = new Set([
  'constant', 'parameter', 'direction', 'column', 'count', 'add', 'subtract', 'multiply', 'unaryMinus', 'abs', 'sign', 'relu',
  'min', 'max', 'sin', 'cos', 'tanh', 'sigmoid', 'softplus', 'atan', 'exp', 'conditional', 'equal', 'unequal', 'smaller',
  'smallerEq', 'larger', 'largerEq', 'and', 'or', 'not', 'sum', 'least', 'greatest', 'huber', 'erf', 'logcosh',
]); // prettier-ignore

const totals = new WeakMap<Node, boolean>();

function isTotal(node: Node): boolean {
  let known = totals.get(node);
  if (known === undefined) {
    known =
      totalOps.has(node.op) &&
      (node.op !== 'constant' || Number.isFinite(node.value)) &&
      node.args.every(isTotal);
    totals.set(node, known);
  }
  return known;
}

/** The sum of a scalar node's adjoints. */
function total(algebra: Algebra, list: readonly Adjoint[]): Adjoint {
  const scale = list.map(({ scale }) => scale).reduce((sum, next) => algebra.add(sum, next));
  return { scale, row: undefined };
}

/** The sum of a row node's adjoints, keeping a common scale outside where they share one up to a number. */
function joined(algebra: Algebra, list: readonly Adjoint[]): Adjoint {
  const [first, ...rest] = list;
  if (!first || rest.length === 0) return first ?? { scale: algebra.zero, row: undefined };
  const parts = list.map(({ scale, row }) => ({
    ...multiple(algebra, scale),
    row: row ?? algebra.one,
  }));
  const base = parts[0]?.base;
  if (parts.every(part => part.base === base)) {
    const common = parts[0]?.times ?? 1;
    const row = parts
      .map(part => algebra.multiply(algebra.constant(part.times / common), part.row))
      .reduce((sum, next) => algebra.add(sum, next));
    return row.rows
      ? { scale: first.scale, row }
      : { scale: algebra.multiply(first.scale, row), row: undefined };
  }
  const row = list
    .map(part => algebra.multiply(part.scale, part.row ?? algebra.one))
    .reduce((sum, next) => algebra.add(sum, next));
  return row.rows ? { scale: algebra.one, row } : { scale: row, row: undefined };
}

/** A scalar as times · base with a number for times: -2/n and 1/n have the base 1/n in common. */
function multiple(algebra: Algebra, node: Node): { readonly times: number; readonly base: Node } {
  const a = node.args[0];
  const b = node.args[1];
  if (node.op === 'constant') return { times: node.value, base: algebra.one };
  if (node.op === 'unaryMinus' && a) {
    const inner = multiple(algebra, a);
    return { times: -inner.times, base: inner.base };
  }
  if (node.op === 'multiply' && a && b && a.op === 'constant') {
    const inner = multiple(algebra, b);
    return { times: a.value * inner.times, base: inner.base };
  }
  if (node.op === 'divide' && a && b) {
    const inner = multiple(algebra, a);
    return { times: inner.times, base: algebra.divide(inner.base, b) };
  }
  return { times: 1, base: node };
}
