// One row of the trace with everything in it (LANGUAGE 6): what is not stored is recomputed from the row before, bit by bit as the loop did it.

import type { RunSession } from './descend';
import type { Run, StepRecord } from './types';

/** The session of a run, given either. */
export const sessionOf = (run: RunSession | Run): RunSession =>
  'session' in run ? run.session : run;

/** The row of step t (0 is the start). The loss on all rows is computed where it was not stored. Throws for a step that was not done. */
export function stepRecord(run: RunSession | Run, t: number): StepRecord {
  const session = sessionOf(run);
  return { ...storedRecord(run, t), loss: session.lossAt(t) };
}

/** The same, with NaN for a loss that was not stored: for whole traces. */
export function storedRecord(run: RunSession | Run, t: number): StepRecord {
  const session = sessionOf(run);
  if (!(Number.isInteger(t) && t >= 0 && t <= session.steps)) {
    throw new RangeError(`Step ${t} was not done; the run has steps 0 to ${session.steps}.`);
  }
  const w = [...session.pointAt(t)];
  const loss = session.trace.lossStored(t) ? session.lossAt(t) : NaN;
  if (t === 0) return { step: 0, rows: null, values: { w }, batchLoss: NaN, loss };
  const raw = session.record(t);
  const { optimizer } = session.plan;
  const values: Record<string, number | readonly number[]> = {};
  if (raw.g) values.g = raw.g;
  if (raw.alpha !== undefined) values.alpha = raw.alpha;
  optimizer.equations.forEach(({ name }, i) => {
    const value = raw.lines[i];
    if (name !== 'w' && value !== undefined) values[name] = value;
  });
  // State is what the step left: flushed, as it is stored.
  Object.assign(values, raw.state);
  values.w = w;
  const rows = session.rowsAt(t);
  return {
    step: t,
    rows: rows
      ? [...rows]
      : session.objective.rows > 0
        ? Array.from({ length: session.objective.rows }, (_, row) => row)
        : null,
    values,
    batchLoss: raw.batchLoss ?? NaN,
    loss,
  };
}
