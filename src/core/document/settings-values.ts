// The settings that are maps of their own: batch, schedule, stop. A run may carry them as well as the document.

import { located, tellUnknown } from './settings-helpers';
import { scheduleMainKeys } from './settings-table';
import type { BatchSetting, Located, ScheduleSetting, StopSetting } from './types';
import { oneOf, quote } from './words';
import type { YamlEntry, YamlNode, YamlReader } from './yaml-reader';

/** `full`, a number of rows, or a map. */
export function readBatch(reader: YamlReader, entry: YamlEntry): Located<BatchSetting> | undefined {
  if (!reader.isMap(entry.value)) {
    const size = readSize(reader, entry.value, 'batch');
    return size === undefined
      ? undefined
      : located<BatchSetting>(reader, entry, { size, shuffle: false, drop: false });
  }
  let size: number | null = null;
  let shuffle = false;
  let drop = false;
  let seed: number | undefined;
  for (const one of reader.entries(entry.value)) {
    if (one.key === 'size') size = readSize(reader, one.value, 'size') ?? null;
    else if (one.key === 'shuffle') shuffle = reader.boolean(one.value, one.key) ?? false;
    else if (one.key === 'drop') drop = reader.boolean(one.value, one.key) ?? false;
    else if (one.key === 'seed') seed = reader.whole(one.value, one.key, 0);
    else tellUnknown(reader, one, ['size', 'shuffle', 'seed', 'drop'], 'setting of a batch');
  }
  return located<BatchSetting>(reader, entry, { size, shuffle, seed, drop });
}

function readSize(reader: YamlReader, node: YamlNode, key: string): number | null | undefined {
  const word = reader.word(node);
  if (word === 'full') return null;
  if (word !== undefined && /^[A-Za-z]+$/.test(word)) {
    reader.problems.error(
      reader.range(node),
      'wrong-value',
      `${quote(key)} must be full or a number of rows, not ${quote(word)}.`,
    );
    return undefined;
  }
  return reader.whole(node, key, 1);
}

const isSchedule = (name: string): boolean => Object.hasOwn(scheduleMainKeys, name);

/** A named schedule with its constants, or an expression with constants of its own. */
export function readSchedule(
  reader: YamlReader,
  entry: YamlEntry,
): Located<ScheduleSetting> | undefined {
  const word = reader.word(entry.value);
  if (word !== undefined) {
    const setting: ScheduleSetting = isSchedule(word)
      ? { kind: 'named', name: word, constants: {} }
      : {
          kind: 'expression',
          text: word,
          locate: reader.locate(entry.value, word),
          constants: {},
        };
    return located(reader, entry, setting);
  }
  const entries = reader.entries(entry.value);
  const expression = entries.find(one => one.key === 'expression');
  if (expression !== undefined) {
    const text = reader.word(expression.value);
    if (text === undefined) {
      reader.problems.error(
        reader.range(expression.value),
        'wrong-type',
        '“expression” is a formula such as alpha0 * k^epoch.',
      );
      return undefined;
    }
    return {
      value: {
        kind: 'expression',
        text,
        locate: reader.locate(expression.value, text),
        constants: numbers(
          reader,
          entries.filter(one => one !== expression),
        ),
      },
      range: reader.range(expression.value),
      keyRange: entry.keyRange,
    };
  }
  const [first, second] = entries;
  if (first === undefined || second !== undefined || !isSchedule(first.key)) {
    if (first !== undefined && !isSchedule(first.key))
      tellUnknown(reader, first, ['expression', ...Object.keys(scheduleMainKeys)], 'schedule');
    else if (
      reader.isMap(entry.value) ? entries.length > 0 || reader.range(entry.value).end > 0 : true
    ) {
      reader.problems.error(
        second?.keyRange ?? reader.range(entry.value),
        'wrong-setting',
        `A schedule is one name with its numbers, as in {decay: 0.001}; names are ${oneOf(Object.keys(scheduleMainKeys))}.`,
      );
    }
    return undefined;
  }
  const name = first.key;
  if (reader.isMap(first.value))
    return located<ScheduleSetting>(reader, entry, {
      kind: 'named',
      name,
      constants: numbers(reader, reader.entries(first.value)),
    });
  const mainKey = scheduleMainKeys[name];
  if (mainKey === undefined) {
    reader.problems.error(
      reader.range(first.value),
      'wrong-value',
      `The schedule ${quote(name)} has no numbers; write “schedule: ${name}”.`,
    );
    return undefined;
  }
  const value = located(reader, first, reader.number(first.value, name));
  return value === undefined
    ? undefined
    : located<ScheduleSetting>(reader, entry, {
        kind: 'named',
        name,
        constants: { [mainKey]: value },
      });
}

function numbers(
  reader: YamlReader,
  entries: readonly YamlEntry[],
): Record<string, Located<number>> {
  const found = new Map<string, Located<number>>();
  for (const entry of entries) {
    const value = located(reader, entry, reader.number(entry.value, entry.key));
    if (value !== undefined) found.set(entry.key, value);
  }
  return Object.fromEntries(found);
}

/** When a run ends early. */
export function readStop(reader: YamlReader, entry: YamlEntry): Located<StopSetting> | undefined {
  if (!reader.isMap(entry.value)) {
    reader.problems.error(
      reader.range(entry.value),
      'wrong-type',
      '“stop” is a map such as {gradient: 1e-6}.',
    );
    return undefined;
  }
  const stop: { gradient?: number; loss?: number; change?: number } = {};
  for (const one of reader.entries(entry.value)) {
    if (one.key !== 'gradient' && one.key !== 'loss' && one.key !== 'change') {
      tellUnknown(reader, one, ['gradient', 'loss', 'change'], 'condition to stop');
      continue;
    }
    const value = reader.number(one.value, one.key);
    if (value === undefined) continue;
    // A gradient's size and a change are never below 0: such a run would only look as if it could stop.
    if (one.key !== 'loss' && value <= 0)
      reader.problems.error(
        reader.range(one.value),
        'wrong-value',
        `${quote(one.key)} must be greater than 0, such as 1e-6; without “stop” a run takes all of its steps.`,
      );
    else stop[one.key] = value;
  }
  return located(reader, entry, stop);
}
