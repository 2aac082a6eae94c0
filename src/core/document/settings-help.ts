// What may stand at a place of the settings: the table, the optimizers and the schedules, by path.

import { optimizers } from '../optimizers/index';
import { schedules } from '../schedules/index';
import { runSettings, settingsTable, type SettingEntry } from './settings-table';
import type { Document } from './types';

const find = (
  entries: readonly SettingEntry[],
  key: string | undefined,
): SettingEntry | undefined => entries.find(entry => entry.key === key);

/** The keys that may stand under a path. */
export function keysUnder(path: readonly string[], document: Document): readonly SettingEntry[] {
  const [first, second, ...rest] = path;
  if (first === undefined) return settingsTable;
  if (first === 'optimizer' || first === 'optimizers') {
    if (second === undefined) return optimizerEntries();
    return rest.length === 0
      ? [...hyperparametersOf(second, document), ...runSettings]
      : below(find(runSettings, rest[0]), rest.slice(1));
  }
  if (first === 'start')
    return [...startEntries(document), ...(find(settingsTable, 'start')?.keys ?? [])];
  return below(find(settingsTable, first), path.slice(1));
}

function below(entry: SettingEntry | undefined, path: readonly string[]): readonly SettingEntry[] {
  if (entry?.key !== 'schedule') return path.length === 0 ? (entry?.keys ?? []) : [];
  const [name] = path;
  if (name === undefined) return [...(entry.keys ?? []), ...scheduleEntries()];
  return Object.entries(schedules.get(name)?.keys ?? {}).map(([key, info]) => ({
    key,
    types: ['number'],
    meaning: info.meaning,
    default: info.default === null ? 'none: it must be given' : String(info.default),
    example: `${key}: ${info.default ?? 0.01}`,
  }));
}

function scheduleEntries(): SettingEntry[] {
  return [...schedules.values()].map(({ name, description, equation }) => ({
    key: name,
    types: ['number', 'map'],
    meaning: `${description} \`${equation}\``,
    default: 'constant',
    example: `schedule: ${name}`,
  }));
}

function optimizerEntries(): SettingEntry[] {
  return [...optimizers.values()].map(({ id, name, description }) => ({
    key: id,
    types: ['map'],
    meaning: `${name}. ${description}`,
    default: '',
    example: `optimizer: ${id}`,
  }));
}

function startEntries(document: Document): SettingEntry[] {
  return (document.program?.parameters ?? []).map(key => ({
    key,
    types: ['number'],
    meaning: 'A parameter of the loss.',
    default: 'chosen',
    example: `${key}: 0`,
  }));
}

/** The hyperparameters of a built-in optimizer under the document's convention, or under the lecture's. */
function hyperparametersOf(id: string, document: Document): SettingEntry[] {
  const source = optimizers.get(id);
  const named = document.settings.convention?.value;
  const variant =
    Object.entries(source?.conventions ?? {}).find(([convention]) => convention === named)?.[1] ??
    source?.conventions.lecture;
  return Object.entries(variant?.hyperparameters ?? {}).map(([key, info]) => ({
    key,
    types: ['number'],
    meaning: info.meaning,
    default: String(info.default),
    example: `${key}: ${info.default}`,
  }));
}

/** The setting a key means under a path. */
export function settingAt(
  path: readonly string[],
  key: string,
  document: Document,
): SettingEntry | undefined {
  return find(keysUnder(path, document), key);
}

/** The words that may stand as the value of the last key of a path. */
export function valuesAt(path: readonly string[], document: Document): readonly SettingEntry[] {
  const key = path.at(-1);
  if (key === undefined) return [];
  if (key === 'optimizer' || key === 'optimizers') return optimizerEntries();
  if (key === 'schedule') return scheduleEntries();
  const entry = find(keysUnder(path.slice(0, -1), document), key);
  return (entry?.values ?? []).map(value => ({
    key: value,
    types: ['word'],
    meaning: entry?.meaning ?? '',
    default: entry?.default ?? '',
    example: `${key}: ${value}`,
  }));
}
