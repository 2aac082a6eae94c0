// Where a loss stops being finite: the innermost sub-expression, the row, and the numbers it met there.

import type { Program } from '../document/types';
import { children, type Expression, type Range } from '../expression';
import { functions } from '../functions';
import type { Rows } from '../run/types';
import { Evaluator } from './evaluate';
import { shownText } from './substitute';

export interface DomainFault {
  /** Place in the document, where the node has one. */
  readonly range: Range | undefined;
  /** The sub-expression as text: `log(x)`. */
  readonly text: string;
  /** Its value: NaN or an infinity. */
  readonly value: number;
  /** Its direct arguments at that row: `x` with -0.04. */
  readonly arguments: readonly { readonly text: string; readonly value: number }[];
  /** Whether any parameter has a part in it: else no point mends it. */
  readonly varies: boolean;
  /** Row from 0; undefined for a scalar sub-expression. */
  readonly row: number | undefined;
  /** True where the arguments are inside the domain and the result is merely too large for a number. */
  readonly overflow: boolean;
}

/** The innermost sub-expression that is not finite though all it is made of is; undefined where everything is finite. */
export function findDomainFault(
  program: Program,
  w: Float64Array,
  rows: Rows,
): DomainFault | undefined {
  let found: DomainFault | undefined;
  const evaluator = new Evaluator(program, w, rows, (node, values, args, indices) => {
    if (found) return;
    const place = values.findIndex(value => !Number.isFinite(value));
    if (place < 0) return;
    const at = (arg: Float64Array): number => arg[arg.length === 1 ? 0 : place] ?? NaN;
    const value = values[place] ?? NaN;
    found = {
      range: node.range,
      text: shownText(program, node),
      value,
      arguments:
        node.kind === 'reduction'
          ? []
          : children(node).map((child, i) => ({
              text: shownText(program, child),
              value: at(args[i] ?? values),
            })),
      varies: varies(program, node),
      row: indices?.[place],
      overflow: isOverflow(node, value),
    };
  });
  evaluator.values(program.loss);
  return found;
}

/** Each definition is looked into once: they may share one another without end. */
function varies(program: Program, node: Expression): boolean {
  const definitions = new Map(program.definitions.map(one => [one.name, one.expression]));
  const open = [node];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.kind !== 'symbol') open.push(...children(next));
    else if (next.role === 'parameter') return true;
    else {
      const definition = definitions.get(next.name);
      definitions.delete(next.name);
      if (next.role === 'definition' && definition) open.push(definition);
    }
  }
  return false;
}

/** An infinity from a function that is real everywhere, or from a sum or product, is only too large. */
function isOverflow(node: Expression, value: number): boolean {
  if (Number.isNaN(value)) return false;
  return node.kind !== 'call' || functions.get(node.fn)?.domain === undefined || node.fn === 'pow';
}
