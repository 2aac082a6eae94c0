// All columns of a document: from its data file, its settings and its body, with one length for all.

import type { Range } from '../expression';
import { readDataFile } from './data-file';
import type { InlineData } from './inline-data';
import type { ParsedStatement } from './names';
import type { Problems } from './problems';
import type { Columns } from './column-source';
import type { DataFile, Settings } from './types';
import { count, quote } from './words';

/** Gathers the columns; where a data file is named but not given, its columns are unknown and the problem is told. */
export function gatherColumns(
  settings: Settings,
  inline: InlineData | undefined,
  file: DataFile | undefined,
  statements: readonly ParsedStatement[],
  problems: Problems,
): Columns {
  const literal = statements.filter(s => s.kind === 'column' && s.values !== undefined);
  const named = settings.data;
  const external =
    named === undefined
      ? undefined
      : readNamed(named.value, named.range ?? { start: 0, end: 0 }, file, settings, problems);
  const lengths: { readonly name: string; readonly length: number; readonly range: Range }[] = [];
  for (const key of inline?.keys ?? [])
    lengths.push({
      name: key.name,
      length: inline?.columns.get(key.name)?.length ?? 0,
      range: key.range,
    });
  for (const s of literal)
    lengths.push({
      name: s.name ?? '',
      length: s.values?.length ?? 0,
      range: s.nameRange ?? s.range,
    });
  const [first] = lengths;
  const rows = external !== undefined && external.rows > 0 ? external.rows : (first?.length ?? 0);
  const firstName =
    external !== undefined && external.rows > 0
      ? 'the data file'
      : `the column ${quote(first?.name ?? '')}`;
  for (const { name, length, range } of lengths) {
    // A list that could not be read is told already.
    if (length !== rows && length > 0 && rows > 0)
      problems.error(
        range,
        'unequal-lengths',
        `The column ${quote(name)} has ${count(length, 'value')}, and ${firstName} has ${rows}; all columns need the same number.`,
      );
  }
  const own = new Map<string, Float64Array>(inline?.columns ?? []);
  const names = new Set([...(external?.names ?? []), ...own.keys()]);
  return {
    names,
    rows,
    known: named === undefined || external?.known === true,
    take: used => {
      const outside = external?.take(used);
      const columns = new Map(outside?.columns ?? []);
      // Literal columns and those of the settings are kept whole; rows that a file drops can't be dropped from them.
      for (const [name, values] of own) if (used.has(name)) columns.set(name, values);
      for (const s of literal)
        if (s.name !== undefined && s.values !== undefined && used.has(s.name))
          columns.set(s.name, s.values);
      if (outside !== undefined && outside.rows !== rows && lengths.length > 0) {
        const place = lengths[0];
        if (place !== undefined)
          problems.error(
            place.range,
            'unequal-lengths',
            `The column ${quote(place.name)} has ${place.length} values, and the data file has ${outside.rows} rows after those with missing values are dropped.`,
          );
      }
      return { columns, rows: outside?.rows ?? rows, fileLines: outside?.fileLines };
    },
  };
}

function readNamed(
  name: string,
  range: Range,
  file: DataFile | undefined,
  settings: Settings,
  problems: Problems,
): Columns | undefined {
  if (file === undefined) {
    problems.error(
      range,
      'data-unreadable',
      `The data file ${quote(name)} is not at hand; save the document in the file’s folder first.`,
    );
    return undefined;
  }
  return readDataFile(file, range, settings.missing !== undefined, problems);
}
