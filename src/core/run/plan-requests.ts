// The list of runs that is asked for: the document's, or the panel's and command line's in its place. No defaults yet.

import { oneLine } from '../document/one-line';
import type { Located, Overrides, RunOverride, RunSetting, Settings } from '../document/types';

/** One run as asked for. */
export interface RunRequest {
  readonly id: string;
  readonly setting: RunSetting;
}

/** The runs in order. Runs of the document keep their id while others come and go. */
export function runRequests(settings: Settings, overrides: Overrides): RunRequest[] {
  const own = settings.runs.length > 0 ? settings.runs : [plainRun('sgd')];
  if (!overrides.runs) return own.map((setting, i) => ({ id: documentId(setting, i), setting }));
  const added = new Map<string, number>();
  return overrides.runs.map(override => {
    const base = override.from === undefined ? undefined : own[override.from];
    const setting = overridden(base ?? plainRun(override.optimizer), override);
    if (base && override.from !== undefined)
      return { id: documentId(base, override.from), setting };
    const count = added.get(override.optimizer) ?? 0;
    added.set(override.optimizer, count + 1);
    return { id: `${override.optimizer}+${count}`, setting };
  });
}

const documentId = (setting: RunSetting, index: number): string =>
  `${setting.optimizer.value}-${index}`;

const plainRun = (optimizer: string): RunSetting => ({
  optimizer: { value: optimizer },
  hyperparameters: {},
});

function overridden(base: RunSetting, override: RunOverride): RunSetting {
  const located = <T>(values: Readonly<Record<string, T>>): Record<string, Located<T>> =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
  const label = oneLine(override.label ?? '');
  return {
    ...base,
    hyperparameters: { ...base.hyperparameters, ...located(override.hyperparameters) },
    ...(label === '' ? {} : { label }),
    ...(override.convention === undefined ? {} : { convention: { value: override.convention } }),
  };
}
