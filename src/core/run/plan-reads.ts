// What a plan's equations and schedule ask for, as far as the loop must know it before it begins. Pure.

import { namesIn, solves } from './shapes';
import type { RunPlan } from './types';

/** More parameters than this make a solve with the Hessian too long for one piece. */
const quickSolve = 8;

/** True where a step solves with a Hessian that is large. */
export const solvesSlowly = ({ optimizer }: RunPlan, parameters: number): boolean =>
  parameters > quickSolve && optimizer.equations.some(({ expression }) => solves(expression));

/** True where an early step depends on how many there are to be. */
export function readsSteps({ optimizer, schedule }: RunPlan): boolean {
  const read = new Set<string>();
  for (const { expression } of optimizer.equations) namesIn(expression, read);
  if (schedule) namesIn(schedule.expression, read);
  return read.has('steps');
}
