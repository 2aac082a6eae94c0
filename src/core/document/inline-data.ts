// `data: {x: [1, 2], y: [1, 3]}`: columns written in the settings.

import type { Range } from '../expression';
import { isName } from './tokens';
import { quote } from './words';
import type { YamlEntry, YamlReader } from './yaml-reader';

export interface InlineData {
  readonly columns: ReadonlyMap<string, Float64Array>;
  readonly keys: readonly { readonly name: string; readonly range: Range }[];
  readonly range: Range;
}

/** Reads the columns; tells of what is not a list of numbers. */
export function readInlineData(reader: YamlReader, entry: YamlEntry): InlineData {
  const columns = new Map<string, Float64Array>();
  const keys: { name: string; range: Range }[] = [];
  for (const one of reader.entries(entry.value)) {
    if (!isName(one.key)) {
      reader.problems.error(
        one.keyRange,
        'wrong-setting',
        `${quote(one.key)} is not a name a formula can use; use letters, digits and “_”.`,
      );
      continue;
    }
    keys.push({ name: one.key, range: one.keyRange });
    const values = reader.numbers(one.value, one.key);
    if (values === undefined) {
      reader.problems.error(
        reader.range(one.value),
        'wrong-type',
        `The column ${quote(one.key)} must be a list of numbers, as in [1, 2, 3].`,
      );
    }
    columns.set(one.key, values ?? new Float64Array(0));
  }
  return { columns, keys, range: reader.range(entry.value) };
}
