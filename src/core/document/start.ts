// `start`: values by parameter, or random ones.

import { located } from './settings-helpers';
import type { Located, StartSetting } from './types';
import { isName } from './tokens';
import { quote } from './words';
import type { YamlEntry, YamlReader } from './yaml-reader';

/** Reads the start; its keys are checked against the parameters once those are known. */
export function readStart(reader: YamlReader, entry: YamlEntry): Located<StartSetting> | undefined {
  if (reader.word(entry.value) === 'random')
    return located<StartSetting>(reader, entry, { kind: 'random', size: 1 });
  if (!reader.isMap(entry.value)) {
    reader.problems.error(
      reader.range(entry.value),
      'wrong-type',
      '“start” is a value for each parameter, as in {x: 2, y: 1}, or the word random.',
    );
    return undefined;
  }
  const entries = reader.entries(entry.value);
  if (
    entries.some(e => e.key === 'random') &&
    entries.every(e => e.key === 'random' || e.key === 'seed')
  ) {
    return located<StartSetting>(reader, entry, readRandom(reader, entries));
  }
  const values = new Map<string, Located<number>>();
  for (const one of entries) {
    if (!isName(one.key)) {
      reader.problems.error(
        one.keyRange,
        'wrong-setting',
        `${quote(one.key)} is not a name of a parameter.`,
      );
      continue;
    }
    const value = located(reader, one, reader.number(one.value, one.key));
    if (value !== undefined) values.set(one.key, value);
  }
  return located<StartSetting>(reader, entry, {
    kind: 'values',
    values: Object.fromEntries(values),
  });
}

function readRandom(reader: YamlReader, entries: readonly YamlEntry[]): StartSetting {
  let size = 1;
  let seed: number | undefined;
  for (const { key, value } of entries) {
    if (key === 'seed') seed = reader.whole(value, key, 0);
    else {
      const found = reader.number(value, key);
      if (found !== undefined && found <= 0)
        reader.problems.error(
          reader.range(value),
          'wrong-value',
          '“random” must be a number above 0: starts are drawn between minus and plus it.',
        );
      size = found ?? size;
    }
  }
  return { kind: 'random', size, seed };
}
