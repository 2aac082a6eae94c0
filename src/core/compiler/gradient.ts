// Which gradient is compiled: the backward sweep over the loss's graph, or the symbolic partials, whichever costs less.

import type { Program } from '../document/types';
import type { Expression } from '../expression';
import type { Algebra } from './algebra';
import { backward } from './backward';
import type { Node } from './graph';

/** One node per parameter. */
export function gradientNodes(
  algebra: Algebra,
  program: Program,
  loss: Node,
  _lowering: (expression: Expression) => Node,
): readonly Node[] {
  return backward(algebra, loss, program.parameters.length);
}
