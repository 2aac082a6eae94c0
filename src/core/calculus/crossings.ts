// Whether a kink, a jump or a pole lies between points: there central differences tell nothing of a gradient.

import type { Program } from '../document/types';
import type { Expression } from '../expression';
import { functionEntry } from '../functions/index';
import type { Rows } from '../run/types';
import { Evaluator, type Values } from './evaluate';
import { shownText } from './substitute';

/** The side of every kink and jump of the loss that a point lies on, in the order of evaluation. */
interface Sides {
  readonly nodes: readonly Expression[];
  readonly sides: readonly number[];
}

/** The first sub-expression of the loss whose kink, jump or pole lies between the points, as text; undefined where there is none. */
export function crossedBetween(
  program: Program,
  points: readonly Float64Array[],
  rows: Rows,
): string | undefined {
  const [first, ...others] = points.map(w => sidesAt(program, w, rows));
  if (!first) return undefined;
  for (const other of others) {
    const length = Math.max(first.sides.length, other.sides.length);
    for (let i = 0; i < length; i++) {
      if (first.sides[i] === other.sides[i] && first.nodes[i] === other.nodes[i]) continue;
      const node = first.nodes[i] ?? other.nodes[i];
      return node && shownText(program, node);
    }
  }
  return undefined;
}

function sidesAt(program: Program, w: Float64Array, rows: Rows): Sides {
  const nodes: Expression[] = [];
  const sides: number[] = [];
  const note = (node: Expression, side: number): void => {
    nodes.push(node);
    sides.push(side);
  };
  new Evaluator(program, w, rows, (node, values, args) => {
    if (node.kind === 'reduction') {
      const [body] = args;
      if (body && (node.op === 'min' || node.op === 'max'))
        note(node, body.indexOf(values[0] ?? NaN));
      if (body && (node.op === 'norm' || node.op === 'std'))
        for (const value of body) note(node, Math.sign(value));
      return;
    }
    if (node.kind !== 'call') return;
    const { side } = functionEntry(node.fn);
    if (!side) return;
    values.forEach((value, k) => {
      const at = args.map((arg: Values) => arg[arg.length === 1 ? 0 : k] ?? NaN);
      note(node, side(at, value));
    });
  }).values(program.loss);
  return { nodes, sides };
}
