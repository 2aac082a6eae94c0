// The columns of a trace: Float64Arrays of w, state and losses, allocated for the whole run at once. Storage only.

import type { CheckedOptimizer } from '../optimizers/types';
import type { RunPlan } from './types';

/**
 * Storage of one run. All columns have `capacity` entries, row 0 is the start.
 * `losses` has one entry more: the loss at w_t stands at t + 1, so that with the full batch, where
 * the loss of step t's batch is the loss at w_{t-1}, one array serves as both columns.
 */
export interface Columns {
  readonly capacity: number;
  readonly w: readonly Float64Array[];
  /** In the order of the optimizer's state; scalar state has one column. */
  readonly state: readonly (readonly Float64Array[])[];
  readonly losses: Float64Array;
  /** Mini-batches only; with the full batch, a view of `losses`. */
  readonly batchLoss: Float64Array;
}

/** Bytes that a run of so many steps keeps. */
export function columnBytes(
  optimizer: CheckedOptimizer,
  parameters: number,
  steps: number,
  full: boolean,
): number {
  const state = optimizer.state.reduce(
    (sum, { shape }) => sum + (shape === 'scalar' ? 1 : parameters),
    0,
  );
  return 8 * (steps + 1) * (parameters + state + (full ? 1 : 2));
}

/** Columns for `plan.steps` steps; the pages of memory that a run never reaches are never touched. */
export function allocate(plan: RunPlan, parameters: number, full: boolean): Columns {
  const capacity = plan.steps + 1;
  const vector = (): Float64Array[] =>
    Array.from({ length: parameters }, () => new Float64Array(capacity));
  const losses = new Float64Array(capacity + 1);
  return {
    capacity,
    w: vector(),
    state: plan.optimizer.state.map(({ shape }) =>
      shape === 'scalar' ? [new Float64Array(capacity)] : vector(),
    ),
    losses,
    batchLoss: full ? losses.subarray(0, capacity) : new Float64Array(capacity),
  };
}

/** The same rows in larger (or equal) columns. */
export function grow(columns: Columns, plan: RunPlan, rows: number, full: boolean): Columns {
  const larger = allocate(plan, columns.w.length, full);
  const copy = (from: readonly Float64Array[], to: readonly Float64Array[]): void =>
    from.forEach((column, i) => to[i]?.set(column.subarray(0, rows)));
  copy(columns.w, larger.w);
  columns.state.forEach((parts, i) => copy(parts, larger.state[i] ?? []));
  if (!full) larger.batchLoss.set(columns.batchLoss.subarray(0, rows));
  larger.losses.set(columns.losses.subarray(0, rows + 1));
  return larger;
}

/** Row 0: the start and the state before the first step, one list a variable. No step has looked at a loss yet. */
export function writeStart(
  { w, state, losses, batchLoss }: Columns,
  start: readonly number[],
  states: readonly (readonly number[])[],
): void {
  const write = (values: readonly number[], columns: readonly Float64Array[]): void =>
    values.forEach((value, j) => columns[j]?.fill(value, 0, 1));
  write(start, w);
  states.forEach((values, i) => write(values, state[i] ?? []));
  losses[0] = batchLoss[0] = NaN;
}
