// What the readers of single settings share: a value with its places, a choice of words, unknown keys.

import { hyperparameterSettings } from './settings-table';
import type { Located } from './types';
import { nearest, oneOf, quote } from './words';
import type { YamlEntry, YamlReader } from './yaml-reader';

const hyperparameterNames = new Set(hyperparameterSettings.map(entry => entry.key));

/** A value with its places; undefined stays undefined. */
export function located<T>(
  reader: YamlReader,
  entry: YamlEntry,
  value: T | undefined,
): Located<T> | undefined {
  return value === undefined
    ? undefined
    : { value, range: reader.range(entry.value), keyRange: entry.keyRange };
}

/** One of a few words; tells of anything else. */
export function readChoice<T extends string>(
  reader: YamlReader,
  entry: YamlEntry,
  choices: readonly T[],
): Located<T> | undefined {
  const word = reader.word(entry.value);
  const found = choices.find(choice => choice === word);
  if (found !== undefined) return located(reader, entry, found);
  const near = word === undefined ? undefined : nearest(word, choices);
  const message =
    near === undefined
      ? `${quote(entry.key)} must be ${oneOf(choices)}.`
      : `${quote(entry.key)} can’t be ${quote(word ?? '')}; did you mean ${quote(near)}?`;
  const range = reader.range(entry.value);
  reader.problems.error(
    range,
    'wrong-value',
    message,
    near === undefined
      ? undefined
      : { title: `Replace with “${near}”`, edits: [{ range, text: near }] },
  );
  return undefined;
}

/** What other tools call a setting. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['lr', 'alpha'],
  ['eta', 'alpha'],
  ['learning_rate', 'alpha'],
  ['learningrate', 'alpha'],
  ['init', 'start'],
  ['x0', 'start'],
  ['w0', 'start'],
  ['initial', 'start'],
  ['start_at', 'start'],
  ['theta0', 'start'],
  ['iterations', 'steps'],
  ['iters', 'steps'],
  ['epochs', 'steps'],
  ['n_iter', 'steps'],
  ['num_steps', 'steps'],
  ['maxiter', 'steps'],
  ['max_steps', 'steps'],
  ['max_iter', 'steps'],
  ['step_size', 'alpha'],
  ['stepsize', 'alpha'],
  ['gamma', 'alpha'],
  ['rate', 'alpha'],
  ['file', 'data'],
  ['csv', 'data'],
  ['dataset', 'data'],
  ['columns', 'data'],
  ['method', 'optimizer'],
  ['algorithm', 'optimizer'],
  ['solver', 'optimizer'],
  ['opt', 'optimizer'],
  ['random_state', 'seed'],
  ['tol', 'stop'],
  ['tolerance', 'stop'],
  ['momentum', 'beta'],
  ['eps', 'epsilon'],
  ['weight_decay', 'lambda'],
  ['betas', 'beta1'],
  ['decay', 'schedule'],
  ['library', 'convention'],
  ['framework', 'convention'],
  ['batch_size', 'batch'],
  ['batchsize', 'batch'],
  ['lr_schedule', 'schedule'],
]);

/** The known key that was probably meant. */
function meant(key: string, keys: readonly string[]): string | undefined {
  const other = otherNames.get(key.toLowerCase().replace(/[ -]/g, '_'));
  return other !== undefined && keys.includes(other) ? other : nearest(key, keys);
}

/** A key that is not in the table: the nearest one that is, or all of them. */
export function tellUnknown(
  reader: YamlReader,
  entry: YamlEntry,
  keys: readonly string[],
  where = 'setting',
): void {
  const near = meant(entry.key, keys);
  const message =
    near === undefined
      ? `There is no ${where} ${quote(entry.key)}; there are ${keys.filter(key => !hyperparameterNames.has(key) || key === 'alpha').join(', ')}.`
      : `There is no ${where} ${quote(entry.key)}; did you mean ${quote(near)}?`;
  reader.problems.error(
    entry.keyRange,
    'unknown-setting',
    message,
    near === undefined
      ? undefined
      : { title: `Replace with “${near}”`, edits: [{ range: entry.keyRange, text: near }] },
  );
}
