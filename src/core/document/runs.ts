// `optimizer` and `optimizers`: each run with its own hyperparameters, schedule, batch, state and equations.

import { oneLine } from './one-line';
import { readEquations } from './own-equations';
import { located, readChoice, tellUnknown } from './settings-helpers';
import { conventions } from '../optimizers/conventions';
import { hyperparameterSettings, runSettings } from './settings-table';
import { readBatch, readSchedule } from './settings-values';
import type { Located, RunSetting } from './types';
import { quote } from './words';
import type { YamlEntry, YamlNode, YamlReader } from './yaml-reader';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The runs of an `optimizer:` or `optimizers:` entry. */
export function readRuns(reader: YamlReader, entry: YamlEntry): RunSetting[] {
  const items = reader.items(entry.value);
  if (entry.key === 'optimizer') {
    if (items !== undefined) {
      reader.problems.error(
        entry.keyRange,
        'wrong-type',
        'Several optimizers stand under “optimizers”.',
        {
          title: 'Replace with “optimizers”',
          edits: [{ range: entry.keyRange, text: 'optimizers' }],
        },
      );
      return [];
    }
    const run = readRun(reader, entry.value);
    return run === undefined ? [] : [run];
  }
  if (items === undefined) {
    const word = reader.word(entry.value);
    const range = reader.range(entry.value);
    const hint = word === undefined ? '' : `; write [${word}]`;
    reader.problems.error(
      range,
      'wrong-type',
      `“optimizers” is a list, as in [sgd, {adam: {alpha: 0.1}}]${hint}.`,
      word === undefined
        ? undefined
        : { title: `Replace with “[${word}]”`, edits: [{ range, text: `[${word}]` }] },
    );
    return [];
  }
  if (items.length === 0)
    reader.problems.error(
      reader.range(entry.value),
      'wrong-value',
      'The list of optimizers is empty; name one, such as sgd.',
    );
  return items.map(item => readRun(reader, item)).filter(run => run !== undefined);
}

function readRun(reader: YamlReader, node: YamlNode): RunSetting | undefined {
  const word = reader.word(node);
  if (word !== undefined)
    return { optimizer: { value: word, range: reader.range(node) }, hyperparameters: {} };
  if (!reader.isMap(node)) {
    reader.problems.error(
      reader.range(node),
      'wrong-type',
      'An optimizer is a name such as adam, or a name with its settings, as in {adam: {alpha: 0.1}}.',
    );
    return undefined;
  }
  if (tellShallow(reader, node)) return undefined;
  const before = reader.problems.errors;
  const [first, second] = reader.entries(node);
  if (first === undefined) {
    if (reader.problems.errors === before)
      reader.problems.error(
        reader.range(node),
        'wrong-value',
        'An optimizer is missing here; name one, such as sgd.',
      );
    return undefined;
  }
  if (second !== undefined) {
    reader.problems.error(
      second.keyRange,
      'wrong-setting',
      `One optimizer stands in each entry; write its settings in a map, as in {${first.key}: {${second.key}: …}}.`,
    );
    return undefined;
  }
  const optimizer = { value: first.key, range: first.keyRange };
  if (!reader.isMap(first.value)) {
    reader.problems.error(
      reader.range(first.value),
      'wrong-type',
      `The settings of ${quote(first.key)} are a map, as in {${first.key}: {alpha: 0.1}}.`,
    );
    return undefined;
  }
  return readRunSettings(reader, optimizer, first.value);
}

/** `- adam:` with its settings below in its own column, where they belong two further in. */
function tellShallow(reader: YamlReader, node: YamlNode): boolean {
  const { start, end } = reader.range(node);
  const text = reader.text.slice(start, end);
  const found = /^([A-Za-z_]\w*):[ \t]*(?:#[^\n\r]*)?(?:\r?\n[ \t]*)+(?=([A-Za-z_]\w*):)/.exec(
    text,
  );
  if (found === null) return false;
  const [whole, name = '', key = ''] = found;
  const column = (at: number): number => at - reader.text.lastIndexOf('\n', at - 1);
  const at = start + whole.length;
  if (column(at) !== column(start)) return false;
  const edits = Array.from(text.matchAll(/\n(?=[^\n\r])/g), ({ index }) => {
    const line = start + index + 1;
    return { range: { start: line, end: line }, text: '  ' };
  });
  reader.problems.error(
    { start: at, end: at + key.length },
    'indent',
    `${quote(key)} must be indented by two more spaces to be a setting of ${quote(name)}.`,
    { title: 'Indent the settings of the optimizer', edits },
  );
  return true;
}

function readRunSettings(
  reader: YamlReader,
  optimizer: Located<string>,
  node: YamlNode,
): RunSetting {
  const run: Mutable<RunSetting> = { optimizer, hyperparameters: {} };
  const hyperparameters = new Map<string, Located<number>>();
  for (const entry of reader.entries(node)) {
    const { key, value } = entry;
    if (key === 'label') run.label = readText(reader, entry);
    else if (key === 'convention') run.convention = readChoice(reader, entry, conventions);
    else if (key === 'schedule') run.schedule = readSchedule(reader, entry);
    else if (key === 'batch') run.batch = readBatch(reader, entry);
    else if (key === 'state') run.state = readState(reader, entry);
    else if (key === 'equations') run.equations = readEquations(reader, entry);
    else if (isNumberLike(reader, value)) {
      const number = located(reader, entry, reader.number(value, key));
      if (number !== undefined) hyperparameters.set(key, number);
    } else
      tellUnknown(
        reader,
        entry,
        [...runSettings, ...hyperparameterSettings].map(one => one.key),
        'setting of an optimizer',
      );
  }
  run.hyperparameters = Object.fromEntries(hyperparameters);
  return run;
}

/** A known hyperparameter always, else a key whose value looks like a number: planning judges the name. */
function isNumberLike(reader: YamlReader, value: YamlNode): boolean {
  return reader.word(value) !== undefined;
}

function readText(reader: YamlReader, entry: YamlEntry): string | undefined {
  const word = reader.word(entry.value);
  if (word === undefined)
    reader.problems.error(
      reader.range(entry.value),
      'wrong-type',
      `${quote(entry.key)} is a short text.`,
    );
  const text = oneLine(word ?? '');
  return text === '' ? undefined : text;
}

type State = NonNullable<RunSetting['state']>;

function readState(reader: YamlReader, entry: YamlEntry): State | undefined {
  if (!reader.isMap(entry.value)) {
    reader.problems.error(
      reader.range(entry.value),
      'wrong-type',
      '“state” is a map of names and their starts, as in {m: 0}.',
    );
    return undefined;
  }
  const state = new Map<string, State[string]>();
  for (const one of reader.entries(entry.value)) {
    if (reader.isMap(one.value)) {
      const values = new Map<string, number>();
      for (const each of reader.entries(one.value)) {
        const value = reader.number(each.value, each.key);
        if (value !== undefined) values.set(each.key, value);
      }
      const value = located<Record<string, number>>(reader, one, Object.fromEntries(values));
      if (value !== undefined) state.set(one.key, value);
      continue;
    }
    const scalar = reader.scalar(one.value)?.value;
    if (typeof scalar === 'number' && Number.isFinite(scalar))
      state.set(one.key, { value: scalar, range: reader.range(one.value), keyRange: one.keyRange });
    else if (typeof scalar === 'string')
      state.set(one.key, { value: scalar, range: reader.range(one.value), keyRange: one.keyRange });
    else
      reader.problems.error(
        reader.range(one.value),
        'wrong-type',
        `The start of ${quote(one.key)} is a number, a map by parameter or an expression such as w.`,
      );
  }
  return Object.fromEntries(state);
}
