// Which gradient is compiled: the symbolic partials or the backward sweep over the loss's graph, whichever costs less.

import { ProgramCalculus } from '../calculus/gradient';
import type { Program } from '../document/types';
import { children, type Expression } from '../expression';
import { functions } from '../functions';
import type { Algebra } from './algebra';
import { backward } from './backward';
import { expand } from './expand';
import { reachable, type Node } from './graph';

/** Beyond this many tree nodes times parameters the sweep wins, and building the partials would cost more than it saves. */
const greatestSymbolicWork = 1000;

/** One node per parameter. */
export function gradientNodes(
  algebra: Algebra,
  program: Program,
  loss: Node,
  lowering: (expression: Expression) => Node,
): readonly Node[] {
  const { overflowAvoided } = algebra;
  const swept = backward(algebra, loss, program.parameters.length);
  // The symbolic partials are the textbook's: e^u / Σ e^v may be ∞/∞ in them, and an underflow a wrong 0.
  if (overflowAvoided) return swept;
  if (programSize(program) * program.parameters.length > greatestSymbolicWork) return swept;
  const calculus = new ProgramCalculus(program);
  const symbolic = program.parameters.map(name => lowering(calculus.partial(name)));
  const price = (gradient: readonly Node[]): number =>
    cost(expand(algebra, [loss, ...gradient]), program.rows);
  return price(symbolic) <= price(swept) ? symbolic : swept;
}

function programSize(program: Program): number {
  const size = (node: Expression): number =>
    children(node).reduce((total, child) => total + size(child), 1);
  return program.definitions.reduce(
    (total, { expression }) => total + size(expression),
    size(program.loss),
  );
}

/** Rough times of operations, in additions. */
const dear: Readonly<Record<string, number>> = { divide: 4, sqrt: 5, unaryMinus: 0.5 };
const transcendentalCost = 20;

/** The operations of one evaluation; those of a row count once per row. */
function cost(roots: readonly Node[], rows: number): number {
  let total = 0;
  for (const node of reachable(roots)) {
    if (node.args.length === 0) continue;
    const each = functions.get(node.op)?.transcendental ? transcendentalCost : (dear[node.op] ?? 1);
    total += each * (node.rows || node.op === 'sum' ? Math.max(rows, 1) : 1);
  }
  return total;
}
