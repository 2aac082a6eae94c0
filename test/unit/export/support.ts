// Prepared documents with their runs, for the exports.
import { startRun } from '../../../src/core/run/descend';
import type { Prepared } from '../../../src/core/experiment';
import type { Run } from '../../../src/core/run/types';
import type { Given } from '../run/support';
import { prepared } from '../run/support';

export function exported(
  text: string,
  given: Given = {},
): { readonly prepared: Prepared; readonly runs: readonly Run[] } {
  const ready = prepared(text, given);
  const runs = ready.experiment.runs.map(plan => {
    const session = startRun(ready.program, ready.objective, plan, ready.experiment.start.value);
    session.advance(plan.steps);
    return session.finish();
  });
  return { prepared: { ...ready, problems: [] }, runs };
}
