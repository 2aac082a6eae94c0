// The value of a small expression, one node at a time, by the same arithmetic as the generated loops: for initial state,
// schedules' first values and the numbers of an explained step. Not for speed.

import { applyFunction } from '../compiler/apply';
import { constantValue } from '../compiler/emit';
import type { Expression, Evaluation, Reduction } from '../expression';

export interface Values {
  /** The value of a name. */
  readonly name: (name: string) => number;
  readonly reduction?: (node: Reduction) => number;
  readonly evaluation?: (node: Evaluation) => number;
}

/** The value of an expression; NaN outside a function's domain. Throws where a reduction or evaluation is met and not provided for. */
export function interpret(node: Expression, values: Values): number {
  switch (node.kind) {
    case 'number':
      return node.value;
    case 'symbol':
      return node.role === 'constant' ? constantValue(node.name) : values.name(node.name);
    case 'reduction':
      if (!values.reduction) throw new Error(`A reduction (${node.op}) cannot stand here.`);
      return values.reduction(node);
    case 'evaluation':
      if (!values.evaluation) throw new Error(`An evaluation (${node.what}) cannot stand here.`);
      return values.evaluation(node);
    case 'call': {
      const [condition, yes, no] = node.args;
      if (node.fn === 'conditional' && condition && yes && no) {
        return interpret(interpret(condition, values) ? yes : no, values);
      }
      return compute(
        node.fn,
        node.args.map(arg => interpret(arg, values)),
        node.args,
      );
    }
  }
}

/** One operator or function of the table on numbers; `nodes` are its arguments, whose constants decide how a power is written. */
function compute(fn: string, args: readonly number[], nodes: readonly Expression[]): number {
  const [, exponent] = nodes;
  return applyFunction(fn, args, fn === 'pow' && exponent ? constantOf(exponent) : undefined);
}

function constantOf(node: Expression): number | undefined {
  if (node.kind === 'number') return node.value;
  if (node.kind === 'symbol' && node.role === 'constant') return constantValue(node.name);
  if (node.kind === 'call' && node.fn === 'unaryMinus' && node.args[0]) {
    const inner = constantOf(node.args[0]);
    return inner === undefined ? undefined : -inner;
  }
  return undefined;
}
