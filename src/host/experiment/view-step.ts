// One step with its numbers, as the panel's Step view and its arrows need it.
import { explainStep } from '../../core/explain/step';
import type { Cause, StepDetail, ToPage } from '../../shared/protocol';
import type { Shown, ShownRun } from './shown';
import { viewModel } from './view-model';

export function viewStep(shown: Shown, { id, session }: ShownRun, step: number): StepDetail {
  const { lines, rows, ...explained } = explainStep(session, step);
  return {
    result: shown.result.id,
    run: id,
    step,
    sentence: explained.sentence,
    lines: lines.map(({ cells, ...line }) => ({
      ...line,
      cells: cells.map(({ substituted, result, exact, because }) => ({
        substituted,
        result,
        exact,
        because: because && { latex: because.latex, text: because.text },
      })),
    })),
    before: explained.before,
    after: explained.after,
    standings: shown.runs.map(run => {
      const at = Math.min(step, run.session.steps);
      return {
        run: run.id,
        w: run.session.pointAt(at),
        loss: Float64Array.of(run.session.lossAt(at)),
      };
    }),
    g: explained.g,
    m: explained.m,
    rows: rows && Float64Array.from(rows),
    rowGradients: explained.rowGradients,
    model: viewModel(session.program, explained.after),
    latex: explained.latex,
    text: explained.exactText,
  };
}

/** What is on screen as a message. A page that has chosen no step yet shows the first run's last one: that comes with it. */
export function toldResult(
  shown: Shown,
  cause: Cause = shown.result.cause,
): Extract<ToPage, { kind: 'result' }> {
  const result = { ...shown.result, cause };
  const [first] = shown.runs;
  const opening = cause === 'command' || cause === 'restore';
  if (!opening || first === undefined) return { kind: 'result', result };
  return { kind: 'result', result, detail: viewStep(shown, first, first.session.steps) };
}
