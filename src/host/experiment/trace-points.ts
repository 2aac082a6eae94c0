// A run's trace as the page draws it: at most 4,000 points with what each step had in hand. One step at a time, so that it can be cut into slices.
import type { RunSession } from '../../core/run/descend';
import { thinningTrace } from '../../core/run/thin';
import type { TracePoints } from '../../shared/protocol';

/** Row evaluations spent on gradients that are only looked at; over many rows they are taken at fewer points. */
const most = 2e7;

export function* tracePoints(session: RunSession): Generator<void, TracePoints> {
  const { trace, objective } = session;
  const rows = yield* thinningTrace(trace);
  const empty = (): Float64Array => new Float64Array(rows.length).fill(NaN);
  const gradientNorm = empty();
  const alpha = empty();
  const effective = trace.w.map(empty);
  const every = Math.ceil((rows.length * Math.max(1, objective.rows)) / most);
  for (let i = 1; i < rows.length; i++) {
    if (i % every !== 0 && i !== rows.length - 1) continue;
    const t = rows[i] ?? 0;
    const record = session.record(t);
    alpha[i] = record.alpha ?? NaN;
    gradientNorm[i] = record.g ? Math.hypot(...record.g) : NaN;
    trace.w.forEach((column, j) => {
      const moved = Math.abs((column[t] ?? NaN) - (column[t - 1] ?? NaN));
      const steps = effective[j];
      if (steps !== undefined) steps[i] = moved / Math.abs(record.g?.[j] ?? NaN);
    });
    yield;
  }
  const at = (column: Float64Array): Float64Array =>
    Float64Array.from(rows, row => column[row] ?? NaN);
  return {
    step: Float64Array.from(rows),
    w: trace.w.map(at),
    loss: Float64Array.from(rows, row => (trace.lossStored(row) ? (trace.loss[row] ?? NaN) : NaN)),
    batchLoss: at(trace.batchLoss),
    gradientNorm,
    alpha,
    effective,
  };
}
