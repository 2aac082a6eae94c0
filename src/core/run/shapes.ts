// The shape of an expression over parameters: one value, or one per parameter. Pure; names are looked up by the caller.

import { children } from '../expression';
import type { Expression } from '../expression';

export type StepShape = 'scalar' | 'parameters';

/** The shape of an optimizer's expression, from the shapes of its names. */
export function shapeOf(node: Expression, shapeOfName: (name: string) => StepShape): StepShape {
  switch (node.kind) {
    case 'number':
    case 'reduction':
      return 'scalar';
    case 'symbol':
      return node.role === 'constant' ? 'scalar' : shapeOfName(node.name);
    case 'evaluation':
      return node.what === 'loss' ? 'scalar' : 'parameters';
    case 'call':
      return node.args.some(arg => shapeOf(arg, shapeOfName) === 'parameters')
        ? 'parameters'
        : 'scalar';
  }
}

/** True where the expression takes a gradient, a loss or a linear solve. */
export function evaluates(node: Expression): boolean {
  return node.kind === 'evaluation' || children(node).some(evaluates);
}

/** Every name the expression reads. */
export function namesIn(node: Expression, into = new Set<string>()): Set<string> {
  if (node.kind === 'symbol') into.add(node.name);
  for (const child of children(node)) namesIn(child, into);
  return into;
}

/** True where the expression solves with the Hessian. */
export function solves(node: Expression): boolean {
  return (node.kind === 'evaluation' && node.what === 'solve') || children(node).some(solves);
}
