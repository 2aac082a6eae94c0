// What a document's settings say, key by key, as comparable text without places. Pure.
import type { Settings } from '../../core/document/types';

/** Keys: those of overrides; `runs` for the list itself, `runs.0.alpha` for a value in it, `top.alpha` for a value above it. */
export function settingsSaid(settings: Settings): Readonly<Record<string, string | undefined>> {
  const list = settings.runs.map(({ optimizer }) => optimizer.value);
  const values = settings.runs.flatMap(({ hyperparameters }, i) =>
    Object.entries(hyperparameters).map(
      ([name, { value }]) => [`runs.${i}.${name}`, `${value}`] as const,
    ),
  );
  const top = Object.entries(settings.hyperparameters).map(
    ([name, { value }]) => [`top.${name}`, `${value}`] as const,
  );
  return {
    start: text(settings.start?.value),
    steps: text(settings.steps?.value),
    seed: text(settings.seed?.value),
    batch: text(settings.batch?.value),
    schedule: text(settings.schedule?.value),
    runs: text(list),
    ...Object.fromEntries([...values, ...top]),
  };
}

function text(value: unknown): string | undefined {
  const places = new Set(['range', 'keyRange']);
  const plain = (key: string, part: unknown): unknown => (places.has(key) ? undefined : part);
  return value === undefined ? undefined : JSON.stringify(value, plain, 0);
}
