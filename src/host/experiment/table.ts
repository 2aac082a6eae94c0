// Pages of the trace as the table shows them: step, parameters, loss, gradient where the step took it, length of the step.
import { nameText } from '../../core/explain/names';
import type { RunSession } from '../../core/run/descend';
import type { ParameterView, TableColumn } from '../../shared/protocol';

/** Wider tables are read by nobody; the record has it all. */
const mostGradients = 6;

export interface TablePage {
  readonly total: number;
  readonly columns: readonly TableColumn[];
  readonly values: readonly Float64Array[];
}

export function tablePage(
  session: RunSession,
  parameters: readonly ParameterView[],
  from: number,
  count: number,
): TablePage {
  const total = session.steps + 1;
  const steps = Float64Array.from(
    { length: Math.max(0, Math.min(count, total - from)) },
    (_, i) => from + i,
  );
  const points = Array.from(steps, step => session.pointAt(step));
  const columns: TableColumn[] = [{ name: 'step', latex: '\\text{step}' }];
  const values: Float64Array[] = [steps];
  const add = (column: TableColumn, column_values: Float64Array): void => {
    columns.push(column);
    values.push(column_values);
  };
  parameters.forEach((parameter, j) => {
    add(
      { name: nameText(parameter.name), latex: parameter.latex },
      Float64Array.from(points, point => point[j] ?? NaN),
    );
  });
  add(
    { name: 'loss', latex: '\\text{loss}' },
    steps.map(step => session.lossAt(step)),
  );
  if (session.rowsAt(1) !== null) {
    const { batchLoss } = session.trace;
    const column = { name: 'batch loss', latex: '\\text{batch loss}' };
    add(
      column,
      steps.map(step => batchLoss[step] ?? NaN),
    );
  }
  if (parameters.length <= mostGradients) {
    const gradients = Array.from(steps, step => (step === 0 ? [] : (session.record(step).g ?? [])));
    parameters.forEach(({ name, latex }, j) => {
      const column = { name: `∂f/∂${nameText(name)}`, latex: `\\partial f/\\partial ${latex}` };
      add(
        column,
        Float64Array.from(gradients, g => g[j] ?? NaN),
      );
    });
  }
  add({ name: '‖Δw‖', latex: '\\lVert\\Delta w\\rVert' }, moved(session, steps, points));
  return { total, columns, values };
}

function moved(
  session: RunSession,
  steps: Float64Array,
  points: readonly Float64Array[],
): Float64Array {
  return steps.map((step, i) => {
    const before = step === 0 ? undefined : (points[i - 1] ?? session.pointAt(step - 1));
    const after = points[i];
    if (before === undefined || after === undefined) return NaN;
    return Math.hypot(...after.map((value, j) => value - (before[j] ?? NaN)));
  });
}
