// The terms that all runs share, as the panel's form shows them: schedule, batch, and what was chosen by default and why. Pure.
import { schedules } from '../../core/schedules';
import type { Experiment, RunPlan } from '../../core/run/types';
import { batchesPerEpoch } from '../../core/run/batches';
import { formatSetting } from '../../shared/numbers';
import type { BatchView, ScheduleChoice, ScheduleView } from '../../shared/protocol';

export function viewSchedule({ schedule }: RunPlan): ScheduleView {
  if (schedule === null) return { name: 'constant', text: 'alpha0', constants: {} };
  const { name, text, constants } = schedule;
  return { name: name ?? 'expression', text, constants };
}

export function scheduleChoices(): readonly ScheduleChoice[] {
  return [...schedules.values()].map(({ name, title, description, keys }) => {
    const values = Object.entries(keys).map(([key, info]) => [key, info.default ?? 1] as const);
    return { name, title, description, constants: Object.fromEntries(values) };
  });
}

export function viewBatch({ batch: { size, shuffle, drop } }: RunPlan): BatchView {
  return { size, shuffle, drop };
}

export function stepsPerEpoch({ batch }: RunPlan, rows: number): number {
  return batchesPerEpoch(batch, rows);
}

/** One sentence for each value that the document left out. */
export function notesOf({ start, runs }: Experiment): readonly string[] {
  const notes = start.chosen && start.reason !== undefined ? [start.reason] : [];
  for (const { title, chosen, hyperparameters } of runs) {
    for (const [name, reason] of Object.entries(chosen)) {
      // The usual betas need no words; a learning rate does.
      if (name !== 'alpha') continue;
      const value = formatSetting(hyperparameters[name] ?? NaN);
      notes.push(`${title}, α = ${value}: ${reason}`);
    }
  }
  return notes;
}
