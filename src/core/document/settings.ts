// The settings of a document, read and checked against the table. Hyperparameters and optimizers are judged when a run is planned.

import type { Range } from '../expression';
import { readInlineData, type InlineData } from './inline-data';
import { readRuns } from './runs';
import { conventions } from '../optimizers/conventions';
import { hyperparameterSettings, settingsTable } from './settings-table';
import { located, readChoice, tellUnknown } from './settings-helpers';
import { readBatch, readSchedule, readStop } from './settings-values';
import { readStart } from './start';
import type { Located, RunSetting, Settings } from './types';
import { quote } from './words';
import type { YamlEntry, YamlNode, YamlReader } from './yaml-reader';

interface SettingKey {
  readonly name: string;
  readonly range: Range;
}

export interface ReadSettings {
  readonly settings: Settings;
  readonly inline?: InlineData | undefined;
  /** Every key, for hover and highlighting: those at the top level, and those under them. */
  readonly keys: readonly SettingKey[];
  readonly nested: readonly SettingKey[];
}

export const noSettings: ReadSettings = {
  settings: { runs: [], hyperparameters: {} },
  keys: [],
  nested: [],
};

const hyperparameterNames = new Set(hyperparameterSettings.map(entry => entry.key));
const known = settingsTable.map(entry => entry.key);

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Reads the settings from the front matter's map. */
export function readSettings(reader: YamlReader, root: YamlNode): ReadSettings {
  if (!reader.isMap(root)) {
    const word = reader.word(root);
    const glued = word === undefined ? null : /^(\w+):(\S.*)$/.exec(word);
    const range = reader.range(root);
    if (glued !== null)
      reader.problems.error(
        range,
        'colon-space',
        `A space is missing after the colon; write ${quote(`${glued[1] ?? ''}: ${glued[2] ?? ''}`)}.`,
      );
    else
      reader.problems.error(
        range,
        'wrong-type',
        'Settings are lines such as “alpha: 0.1”; the maths stands below the second “---”.',
      );
    return noSettings;
  }
  const entries = reader.entries(root);
  const settings: Mutable<Settings> = { runs: [], hyperparameters: {} };
  let inline: InlineData | undefined;
  const runs: RunSetting[] = [];
  const hyperparameters = new Map<string, Located<number>>();
  const optimizer = entries.find(entry => entry.key === 'optimizer');
  for (const entry of entries) {
    const { key, value } = entry;
    switch (key) {
      case 'data':
        if (reader.isMap(value)) inline = readInlineData(reader, entry);
        else settings.data = readDataName(reader, entry);
        break;
      case 'start':
        settings.start = readStart(reader, entry);
        break;
      case 'optimizer':
      case 'optimizers':
        if (key === 'optimizers' && optimizer !== undefined)
          reader.problems.error(
            entry.keyRange,
            'two-optimizers',
            '“optimizer” and “optimizers” can’t stand together; put all of them under “optimizers”.',
          );
        runs.push(...readRuns(reader, entry));
        break;
      case 'schedule':
        settings.schedule = readSchedule(reader, entry);
        break;
      case 'batch':
        settings.batch = readBatch(reader, entry);
        break;
      case 'steps':
        settings.steps = located(reader, entry, reader.whole(value, key, 0));
        break;
      case 'stop':
        settings.stop = readStop(reader, entry);
        break;
      case 'convention':
        settings.convention = readChoice(reader, entry, conventions);
        break;
      case 'seed':
        settings.seed = located(reader, entry, reader.whole(value, key, 0));
        break;
      case 'missing':
        settings.missing = readChoice(reader, entry, ['drop'] as const);
        break;
      default:
        // Judged below, when the runs are known.
        break;
    }
  }
  for (const entry of entries) {
    if (known.includes(entry.key) && !hyperparameterNames.has(entry.key)) continue;
    if (!hyperparameterNames.has(entry.key) && !isOwnHyperparameter(entry.key, runs)) {
      tellUnknown(reader, entry, known);
      continue;
    }
    const number = located(reader, entry, reader.number(entry.value, entry.key));
    if (number !== undefined) hyperparameters.set(entry.key, number);
  }
  settings.runs = runs;
  settings.hyperparameters = Object.fromEntries(hyperparameters);
  // A key in quotes with escapes is not its name.
  const plain = reader.keys.filter(
    ({ name, range }) =>
      reader.text.slice(range.start, range.end).replace(/^["']|["']$/g, '') === name,
  );
  const top = new Set(entries.map(({ keyRange }) => keyRange.start));
  const isTop = ({ range }: SettingKey): boolean => top.has(range.start);
  const nested = unique(plain.filter(key => !isTop(key)));
  return { settings, inline, keys: plain.filter(isTop), nested };
}

/** A map that was looked into twice has its keys once. */
const unique = (keys: readonly SettingKey[]): readonly SettingKey[] => [
  ...new Map(keys.map(key => [key.range.start, key])).values(),
];

/** A top-level number may belong to an optimizer of the document's own: as one of its keys or in its equations. */
function isOwnHyperparameter(key: string, runs: readonly RunSetting[]): boolean {
  return runs.some(
    run =>
      run.equations !== undefined &&
      (Object.hasOwn(run.hyperparameters, key) ||
        new RegExp(`(?<![\\w])${escape(key)}(?![\\w])`).test(run.equations.value.text)),
  );
}

const escape = (text: string): string => text.replace(/[^\w]/g, '\\$&');

/** The data path, if it stays in the document's own folder or below. */
export function readDataName(reader: YamlReader, entry: YamlEntry): Located<string> | undefined {
  const name = reader.word(entry.value);
  const range = reader.range(entry.value);
  if (name === undefined || name.trim() === '') {
    reader.problems.error(
      range,
      'wrong-type',
      '“data” is the name of a file such as points.csv, or a map of columns such as {x: [1, 2], y: [1, 3]}.',
    );
    return undefined;
  }
  if (/^[A-Za-z][A-Za-z0-9+.-]+:/.test(name)) {
    reader.problems.error(
      range,
      'data-path',
      'Data is read from a file beside the document only, never from the network; save it there and name the file.',
    );
    return undefined;
  }
  if (
    /^([/\\~]|[A-Za-z]:)/.test(name) ||
    name.split(/[/\\]/).includes('..') ||
    name.includes('\0')
  ) {
    reader.problems.error(
      range,
      'data-path',
      'The data file must stand in the document’s own folder or below; write its name from there, as in data/points.csv.',
    );
    return undefined;
  }
  return located(reader, entry, name);
}
