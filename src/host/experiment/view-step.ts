// stub
import type { StepDetail } from '../../shared/protocol';
import type { Shown, ShownRun } from './shown';
export function viewStep(shown: Shown, run: ShownRun, step: number): StepDetail {
  const { session } = run;
  return {
    result: shown.result.id,
    run: run.id,
    step,
    sentence: '',
    lines: [],
    before: session.pointAt(Math.max(0, step - 1)),
    after: session.pointAt(step),
    latex: '',
    text: '',
  };
}
