// What is known of a run's steps before their code is made, and the functions which that code calls.

import { batcher, batchesPerEpoch, isFullBatch } from './batches';
import type { StepCalls } from './step-types';
import { solverFor } from './solve';
import { storedSteps } from './stored';
import type { Objective, RunPlan } from './types';

/** What is known of a run before its step function is made. */
export interface StepPlan {
  readonly plan: RunPlan;
  readonly parameters: number;
  readonly rows: number;
  readonly perEpoch: number;
  /** True where every step uses all rows. */
  readonly full: boolean;
}

/** True where the loss on all rows comes with the gradient that the step takes anyway. */
export function lossComesFree({ plan, full }: StepPlan): boolean {
  return full && plan.optimizer.takesGradientFirst;
}

/** What is known of a plan's steps. */
export function stepPlan(plan: RunPlan, objective: Objective): StepPlan {
  return {
    plan,
    parameters: objective.parameters.length,
    rows: objective.rows,
    perEpoch: batchesPerEpoch(plan.batch, objective.rows),
    full: isFullBatch(plan.batch, objective.rows),
  };
}

/** The functions that the generated step calls. */
export function callsOf(step: StepPlan, objective: Objective): StepCalls {
  const { lossAndGradient, loss, chunked } = objective;
  return {
    ...solverFor(objective),
    lossAndGradient,
    loss,
    // A mini-batch is small; only evaluations on all rows are worth cutting.
    *slowGradient(w, g, rows) {
      return chunked && (rows === null || rows.length > 4096)
        ? yield* chunked.lossAndGradient(w, g, rows)
        : lossAndGradient(w, g, rows);
    },
    *slowLoss(w, rows) {
      return chunked && (rows === null || rows.length > 4096)
        ? yield* chunked.loss(w, rows)
        : loss(w, rows);
    },
    rowsOf: batcher(step.plan, step.rows),
    isStored: storedSteps(step.rows, step.plan.steps, step.perEpoch),
  };
}
