// One run as the page draws it. Its points are taken in slices; the rest is looked up.
import { optimizers } from '../../core/optimizers';
import { nameLatex } from '../../core/explain/names';
import { conventionName } from '../../core/optimizers/conventions';
import { changedLines } from '../../core/optimizers/differences';
import type { RunPlan } from '../../core/run/types';
import { formatSetting } from '../../shared/numbers';
import type { RunView } from '../../shared/protocol';
import type { Place } from './place';
import type { ShownRun } from './shown';
import { viewHyperparameters } from './view-hyperparameters';
import { viewVerdict } from './view-verdict';

export function viewRun(shown: ShownRun, placeIn: (offset: number) => Place): RunView {
  const { id, slot, run, points, pinned } = shown;
  const { plan, trace, verdict } = run;
  const steps = trace.rows - 1;
  return {
    id,
    slot,
    label: pinned && id !== plan.id ? `${plan.title}, pinned` : plan.title,
    optimizer: plan.optimizer.id,
    name: plan.optimizer.name,
    convention: conventionName(plan.convention),
    description: optimizers.get(plan.optimizer.id)?.description ?? 'Written in this document.',
    differs: differs(plan),
    hyperparameters: viewHyperparameters(plan, nameLatex),
    steps,
    gradientEvaluations: trace.gradientEvaluations,
    evaluationsPerStep: steps === 0 ? 0 : trace.gradientEvaluations / steps,
    points,
    verdict: viewVerdict(verdict, {
      run: id,
      steps: plan.steps,
      at: verdict.range && placeIn(verdict.range.start),
    }),
    own: ownTerms(shown),
    pinned,
  };
}

function differs({ optimizer: { id }, convention }: RunPlan): readonly string[] {
  return optimizers.has(id) ? changedLines(id, 'lecture', convention) : [];
}

/** Where the document gives this run terms of its own, the comparison is not on the same ones. */
function ownTerms({ run: { plan }, ready }: ShownRun): string | undefined {
  const own = ready.document.settings.runs.find(
    ({ optimizer, schedule, batch }) =>
      optimizer.value === plan.optimizer.id && (schedule ?? batch) !== undefined,
  );
  if (own === undefined) return undefined;
  const terms = [
    ...(own.schedule ? [`the schedule ${schedule(plan)}`] : []),
    ...(own.batch ? [batch(plan)] : []),
  ];
  return `${plan.title} has ${terms.join(' and ')} of its own.`;
}

function schedule({ schedule }: RunPlan): string {
  return schedule === null ? 'constant' : (schedule.name ?? schedule.text);
}

function batch({ batch: { size } }: RunPlan): string {
  return size === null ? 'the full batch' : `batches of ${formatSetting(size)}`;
}
