// The list of overrides in words, each with the key that resets it and what the document says instead. Pure.
import type { BatchSetting, Overrides } from '../../core/document/types';
import type { Experiment, RunPlan } from '../../core/run/types';
import { formatCount, formatSetting } from '../../shared/numbers';
import type { OverrideView } from '../../shared/protocol';

/** `document`: the experiment as the text alone has it; `now`: as it is run. */
export function describeOverrides(
  overrides: Overrides,
  document: Experiment,
  now: Experiment,
): readonly OverrideView[] {
  const [said] = document.runs;
  const [runs] = now.runs;
  const views: OverrideView[] = [];
  const add = (key: string, what: string, is: string, was: string): void => {
    views.push({ key, label: `${what}: ${is} (document: ${was})` });
  };
  if (overrides.start !== undefined)
    add('start', 'Start', point(now.start.value), point(document.start.value));
  if (said === undefined || runs === undefined) return views;
  if (overrides.steps !== undefined)
    add('steps', 'Steps', formatCount(runs.steps), formatCount(said.steps));
  if (overrides.seed !== undefined) add('seed', 'Seed', `${runs.seed}`, `${said.seed}`);
  if (overrides.batch !== undefined) add('batch', 'Batch', batch(runs.batch), batch(said.batch));
  if (overrides.schedule !== undefined) add('schedule', 'Schedule', schedule(runs), schedule(said));
  return [...views, ...describeRuns(overrides, document.runs, now.runs)];
}

function describeRuns(
  { runs = [] }: Overrides,
  document: readonly RunPlan[],
  now: readonly RunPlan[],
): readonly OverrideView[] {
  if (runs.length === 0) return [];
  const changed = runs.flatMap((run, i): OverrideView[] => {
    const plan = now[i];
    const said = document[run.from ?? -1];
    if (plan === undefined) return [];
    const added: OverrideView[] =
      said === undefined ? [{ key: `runs.${i}`, label: `${plan.title} added` }] : [];
    const values = Object.entries(run.hyperparameters).map(([name, value]) => ({
      key: `runs.${i}.${name}`,
      label: `${title(name)} of ${plan.title}: ${formatSetting(value)}${was(said, name)}`,
    }));
    const renamed =
      run.label === undefined ? [] : [{ key: `runs.${i}.label`, label: `Name: ${run.label}` }];
    return [...added, ...values, ...renamed];
  });
  const kept = new Set(runs.map(({ from }) => from));
  const removed = document.flatMap((plan, i): OverrideView[] =>
    kept.has(i) ? [] : [{ key: `runs.removed.${i}`, label: `${plan.title} removed` }],
  );
  return [...changed, ...removed];
}

function title(name: string): string {
  return name === 'alpha' ? 'Learning rate' : name;
}

function was(said: RunPlan | undefined, name: string): string {
  const value = said?.hyperparameters[name];
  return value === undefined ? '' : ` (document: ${formatSetting(value)})`;
}

function point(values: readonly number[]): string {
  const shown = values.slice(0, 4).map(formatSetting);
  return `(${shown.join(', ')}${values.length > 4 ? ', …' : ''})`;
}

function batch({ size, shuffle }: BatchSetting): string {
  return size === null ? 'all rows' : `${size}${shuffle ? ', shuffled' : ''}`;
}

function schedule(plan: RunPlan): string {
  return plan.schedule === null ? 'constant' : (plan.schedule.name ?? plan.schedule.text);
}
