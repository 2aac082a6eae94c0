// What the panel changes over the document: one pure step per change, reset by key, and cleared where the document speaks again.
import type { Overrides, RunOverride, Settings } from '../../core/document/types';
import type { RunPlan } from '../../core/run/types';
import type { FromPage } from '../../shared/protocol';
import { settingsSaid } from './settings-said';

type Of<K extends FromPage['kind']> = Extract<FromPage, { kind: K }>;

export type Change =
  | { readonly kind: 'start'; readonly start: readonly number[] }
  | { readonly kind: 'steps'; readonly steps: number }
  | { readonly kind: 'seed'; readonly seed: number }
  | { readonly kind: 'batch'; readonly batch: Of<'setBatch'>['batch'] }
  | { readonly kind: 'schedule'; readonly schedule: Of<'setSchedule'>['schedule'] }
  | {
      readonly kind: 'hyperparameter';
      readonly run: string;
      readonly name: string;
      readonly value: number;
    }
  | { readonly kind: 'label'; readonly run: string; readonly label: string }
  | { readonly kind: 'add'; readonly optimizer: string }
  | { readonly kind: 'remove'; readonly run: string }
  | { readonly kind: 'race'; readonly optimizers: readonly string[] };

/** What a change is made on: names of the parameters and the runs as they stand. */
export interface Base {
  readonly parameters: readonly string[];
  readonly plans: readonly RunPlan[];
}

/** The same object where the change is about a run that is not there. */
export function override(overrides: Overrides, change: Change, base: Base): Overrides {
  if ('run' in change && !base.plans.some(({ id }) => id === change.run)) return overrides;
  switch (change.kind) {
    case 'start': {
      const entries = base.parameters.map((name, i) => [name, change.start[i] ?? 0] as const);
      return { ...overrides, start: Object.fromEntries(entries) };
    }
    case 'steps':
      return { ...overrides, steps: change.steps };
    case 'seed':
      return { ...overrides, seed: change.seed };
    case 'batch':
      return { ...overrides, batch: change.batch };
    case 'schedule':
      return { ...overrides, schedule: change.schedule };
    default:
      return { ...overrides, runs: changedRuns(currentRuns(overrides, base), change, base.plans) };
  }
}

type RunChange = Extract<Change, { kind: 'hyperparameter' | 'label' | 'add' | 'remove' | 'race' }>;

function changedRuns(
  runs: readonly RunOverride[],
  change: RunChange,
  plans: readonly RunPlan[],
): readonly RunOverride[] {
  const index = 'run' in change ? plans.findIndex(({ id }) => id === change.run) : -1;
  const changed = (change: (run: RunOverride) => RunOverride): readonly RunOverride[] =>
    runs.map((run, i) => (i === index ? change(run) : run));
  switch (change.kind) {
    case 'hyperparameter':
      return changed(run => ({
        ...run,
        hyperparameters: { ...run.hyperparameters, [change.name]: change.value },
      }));
    case 'label':
      return changed(run => ({ ...run, label: change.label }));
    case 'add':
      return [...runs, { optimizer: change.optimizer, hyperparameters: {} }];
    case 'remove':
      // A playground without a run shows nothing; the last one stays.
      return runs.length > 1 ? runs.filter((_, i) => i !== index) : runs;
    case 'race':
      return change.optimizers.map(optimizer => ({ optimizer, hyperparameters: {} }));
  }
}

/** The runs as overrides: those of the document by their place in its list. */
export function currentRuns(overrides: Overrides, { plans }: Base): readonly RunOverride[] {
  return (
    overrides.runs ??
    plans.map(({ optimizer }, from) => ({ optimizer: optimizer.id, hyperparameters: {}, from }))
  );
}

/** Without a key: all. Keys are those of describeOverrides. */
export function reset(overrides: Overrides, key: string | undefined): Overrides {
  if (key === undefined) return {};
  const [name = '', run, of] = key.split('.');
  const { runs } = overrides;
  if (name !== 'runs' || run === undefined || runs === undefined) {
    return Object.fromEntries(Object.entries(overrides).filter(([other]) => other !== name));
  }
  if (run === 'removed') return tidy({ ...overrides, runs: restored(runs, Number(of)) });
  const at = Number(run);
  const kept =
    of === undefined
      ? runs.filter((_, i) => i !== at)
      : runs.map((entry, i) => (i === at ? without(entry, of) : entry));
  return tidy({ ...overrides, runs: kept });
}

function restored(runs: readonly RunOverride[], from: number): readonly RunOverride[] {
  const later = runs.findIndex(run => run.from !== undefined && run.from > from);
  const at = later < 0 ? runs.filter(run => run.from !== undefined).length : later;
  return [...runs.slice(0, at), { optimizer: '', hyperparameters: {}, from }, ...runs.slice(at)];
}

function without(run: RunOverride, what: string): RunOverride {
  if (what === 'label') {
    return { ...run, label: undefined };
  }
  const hyperparameters = Object.entries(run.hyperparameters).filter(([name]) => name !== what);
  return { ...run, hyperparameters: Object.fromEntries(hyperparameters) };
}

/** A list that says nothing more than the document is no override. */
function tidy(overrides: Overrides): Overrides {
  const { runs, ...rest } = overrides;
  const plain = runs?.every(
    ({ from, label, hyperparameters }, i) =>
      from === i && label === undefined && Object.keys(hyperparameters).length === 0,
  );
  return plain ? rest : overrides;
}

/** What is typed in the document clears what the panel had set over it. The same object where nothing was typed. */
export function clearTyped(overrides: Overrides, before: Settings, after: Settings): Overrides {
  const said = [settingsSaid(before), settingsSaid(after)] as const;
  const typed = (key: string): boolean => said[0][key] !== said[1][key];
  const cleared = Object.keys(overrides).filter(typed);
  // The list of runs is the same one; single values of it may have been typed.
  const values = (cleared.includes('runs') ? [] : (overrides.runs ?? [])).flatMap((run, i) =>
    Object.keys(run.hyperparameters)
      .filter(name => typed(`runs.${run.from ?? -1}.${name}`) || typed(`top.${name}`))
      .map(name => `runs.${i}.${name}`),
  );
  return [...cleared, ...values].reduce(reset, overrides);
}
