// Which rows of the data a step uses. A pure function of the plan and the step, so that any step can be recomputed.

import type { BatchSetting } from '../document/types';
import { permutation } from './random';
import type { RunPlan, Rows } from './types';

/** What of a plan decides the rows of its steps. */
export type BatchPlan = Pick<RunPlan, 'batch' | 'seed'>;

/** True where every step uses all rows. A batch as large as the data is the full batch. */
export function isFullBatch(batch: BatchSetting, rows: number): boolean {
  return rows === 0 || batch.size === null || batch.size >= rows;
}

/** Steps in one epoch; 1 for the full batch and for losses without columns. */
export function batchesPerEpoch(batch: BatchSetting, rows: number): number {
  if (batch.size === null || isFullBatch(batch, rows)) return 1;
  const batches = rows / batch.size;
  return batch.drop ? Math.floor(batches) : Math.ceil(batches);
}

/**
 * The rows of step t (from 1) of data with `rows` rows; null for all of them.
 * The last batch of an epoch may be smaller, unless `drop` leaves it out.
 */
export function rowsOfStep(plan: BatchPlan, rows: number, t: number): Rows {
  return batcher(plan, rows)(t);
}

/** rowsOfStep with the order of the last epoch kept: the step loop asks for steps in turn. The arrays are views; don't write to them. */
export function batcher(plan: BatchPlan, rows: number): (t: number) => Rows {
  const { size, shuffle, seed } = plan.batch;
  if (size === null || isFullBatch(plan.batch, rows)) return () => null;
  const perEpoch = batchesPerEpoch(plan.batch, rows);
  let epoch = -1;
  let order: Int32Array = new Int32Array(0);
  return t => {
    const wanted = Math.floor((t - 1) / perEpoch);
    if (epoch < 0 || (shuffle && wanted !== epoch)) {
      order = shuffle
        ? permutation(rows, seed ?? plan.seed, wanted)
        : Int32Array.from({ length: rows }, (_, row) => row);
      epoch = wanted;
    }
    const from = ((t - 1) % perEpoch) * size;
    return order.subarray(from, Math.min(from + size, rows));
  };
}
