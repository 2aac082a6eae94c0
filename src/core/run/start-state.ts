// The state of an optimizer before its first step. Pure.

import { interpret } from './interpret';
import type { RunPlan } from './types';

/** Values of each state variable in the optimizer's order: one for a scalar, else one per parameter. */
export function initialState(plan: RunPlan, start: readonly number[]): number[][] {
  return plan.optimizer.state.map(({ shape, initial, values }) => {
    if (values) return [...values];
    const at = (j: number): number =>
      interpret(initial, {
        name: name => (name === 'w' ? (start[j] ?? NaN) : (plan.hyperparameters[name] ?? NaN)),
      });
    return shape === 'scalar' ? [at(0)] : start.map((_, j) => at(j));
  });
}
