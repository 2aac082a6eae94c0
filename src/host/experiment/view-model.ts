// The fitted model at one step: its values at the rows that are drawn, and, where it is a function of one column, its curve.
import { evaluate } from '../../core/calculus/evaluate';
import type { Program } from '../../core/document/types';
import type { StepDetail } from '../../shared/protocol';
import { findFit, shownRows } from './view-data';

const curvePoints = 101;

export function viewModel(program: Program, w: Float64Array): StepDetail['model'] {
  const fit = findFit(program);
  const model = fit?.expression;
  if (fit === undefined || model === undefined) return undefined;
  const rows = Int32Array.from(shownRows(program.rows));
  const atRows = evaluate(program, model, w, rows);
  if (atRows.length !== rows.length) return undefined;
  const inputs = fit.inputs.filter(name => name !== fit.y);
  if (inputs.length !== 1 || inputs[0] !== fit.x) return { atRows };
  const curveX = grid(program.columns.get(fit.x) ?? new Float64Array());
  // The same formulas, on rows of our own.
  const columns = new Map(
    [...program.columns].map(([name]) => [
      name,
      name === fit.x ? curveX : new Float64Array(curvePoints),
    ]),
  );
  const curveY = evaluate({ ...program, columns, rows: curvePoints }, model, w);
  return curveY.length === curvePoints ? { atRows, curveX, curveY } : { atRows };
}

/** A little beyond the data on both sides. */
function grid(column: Float64Array): Float64Array {
  const least = column.reduce((a, b) => Math.min(a, b), Infinity);
  const greatest = column.reduce((a, b) => Math.max(a, b), -Infinity);
  const margin = (greatest - least || 1) * 0.06;
  const width = greatest - least + 2 * margin;
  return Float64Array.from(
    { length: curvePoints },
    (_, i) => least - margin + (width * i) / (curvePoints - 1),
  );
}
