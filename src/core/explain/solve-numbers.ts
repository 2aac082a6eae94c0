// Newton's linear system with its numbers: the Hessian written out for up to three parameters.

import type { Evaluation } from '../expression';
import { hessian } from '../calculus/curvature';
import type { RunSession } from '../run/descend';
import type { Rows } from '../run/types';
import { exactNumber, formatNumber, latexNumber } from './numbers';
import type { Plugged } from './plug';
import type { StepValues } from './values';

const MOST_WRITTEN = 3;

/** `solve([[802, −480], [−480, 200]], [−215.6, −88])`, the same in every cell; undefined for more parameters. */
export function solveWithNumbers(
  node: Evaluation,
  point: readonly number[],
  { objective }: RunSession,
  values: StepValues,
  rows: Rows,
): readonly Plugged[] | undefined {
  const n = point.length;
  if (n > MOST_WRITTEN) return undefined;
  const damping = node.damping ? values.evaluate(node.damping, 0) : 0;
  const matrix = hessian(objective, Float64Array.from(point), rows).map((row, i) =>
    [...row].map((value, j) => (i === j ? value + damping : value)),
  );
  const side = point.map((_, j) => (node.rhs ? values.evaluate(node.rhs, j) : NaN));
  const text = (spell: (value: number) => string): string =>
    `solve([${matrix.map(row => `[${row.map(spell).join(', ')}]`).join(', ')}], [${side.map(spell).join(', ')}])`;
  const columns = (lines: readonly string[]): string =>
    `\\begin{pmatrix} ${lines.join(' \\\\ ')} \\end{pmatrix}`;
  const latex = `${columns(matrix.map(row => row.map(latexNumber).join(' & ')))}^{-1} ${columns(side.map(latexNumber))}`;
  return point.map(() => ({ latex, text: text(formatNumber), exact: text(exactNumber) }));
}
