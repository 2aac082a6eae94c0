// A CSV or TSV file to columns. Reads numbers of only those columns that the document uses.

import Papa from 'papaparse';
import type { Range } from '../expression';
import { maxDataLength } from './limits';
import type { Problems } from './problems';
import { unknownColumns, type Columns } from './column-source';
import { isName } from './tokens';
import type { DataFile } from './types';
import { count, quote } from './words';

const missing = new Set(['', 'NA', 'N/A', 'n/a', 'NaN', 'nan', 'null', 'NULL', 'None', '?']);
const decimalComma = /^\s*[-+]?\d+,\d+\s*$/;
const plainNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** A header as a name that a formula can use: `bill length (mm)` is bill_length_mm. */
export function columnName(header: string): string {
  const trimmed = header.trim();
  if (isName(trimmed)) return trimmed;
  const made = trimmed.replace(/[^\p{L}\p{N}_]+/gu, '_').replace(/^_+|_+$/g, '');
  return isName(made) ? made : `_${made}`;
}

/** The columns of a data file; `setting` is the place that names it. */
export function readDataFile(
  file: DataFile,
  setting: Range,
  dropMissing: boolean,
  problems: Problems,
): Columns {
  if ('error' in file) {
    problems.error(
      setting,
      'data-unreadable',
      `The data file ${quote(file.path)} can’t be read: ${file.error.replace(/\.$/, '')}.`,
    );
    return unknownColumns;
  }
  if (file.text.length > maxDataLength) {
    problems.error(
      setting,
      'too-long',
      `The data file ${quote(file.path)} is too long; keep it under ${maxDataLength / 1e6} MB.`,
    );
    return unknownColumns;
  }
  const text = file.text.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(text);
  const parsed = Papa.parse<string[]>(text, { delimiter });
  const table = new Table(file, parsed.data, delimiter);
  return table.check(setting, problems)
    ? table.columns(setting, dropMissing, problems)
    : unknownColumns;
}

/** What stands most often between the columns' names; papaparse's own guess is thrown off by blank lines. */
function delimiterOf(text: string): string {
  const header = /[^\s][^\n\r]*/.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? '';
  let best = ',';
  for (const candidate of [',', '\t', ';', '|']) {
    if (header.split(candidate).length > header.split(best).length) best = candidate;
  }
  return best;
}

class Table {
  private readonly header: readonly string[];
  private readonly rows: readonly (readonly string[])[];
  /** 1-based line in the file of each row. */
  private readonly lines: Int32Array;

  constructor(
    private readonly file: { readonly path: string },
    records: readonly (readonly string[])[],
    private readonly delimiter: string,
  ) {
    const rows: (readonly string[])[] = [];
    const lines: number[] = [];
    let line = 1;
    let header: readonly string[] | undefined;
    for (const record of records) {
      const blank = record.length === 1 && (record[0] ?? '').trim() === '';
      if (!blank && header === undefined) header = record;
      else if (!blank) {
        rows.push(record);
        lines.push(line);
      }
      line += 1;
      for (const cell of record) if (cell.includes('\n')) line += cell.split('\n').length - 1;
    }
    this.header = header ?? [];
    this.rows = rows;
    this.lines = Int32Array.from(lines);
  }

  check(setting: Range, problems: Problems): boolean {
    const name = quote(this.file.path);
    if (this.header.length === 0) {
      problems.error(
        setting,
        'data-empty',
        `The data file ${name} is empty; its first line holds the columns’ names.`,
      );
      return false;
    }
    if (this.header.every(cell => plainNumber.test(cell.trim()) || decimalComma.test(cell))) {
      problems.error(
        setting,
        'data-header',
        `The first line of ${name} must hold the columns’ names, such as x,y; it holds numbers.`,
      );
      return false;
    }
    if (this.rows.length === 0) {
      problems.error(
        setting,
        'data-empty',
        `The data file ${name} holds only names; its rows are missing.`,
      );
      return false;
    }
    const width = this.header.length;
    const uneven = this.rows.findIndex(row => row.length !== width);
    if (uneven >= 0) {
      const cells = this.rows[uneven]?.length ?? 0;
      const commas =
        this.delimiter === ',' &&
        cells > width &&
        this.rows.every(row => row.length === this.rows[0]?.length);
      const hint = commas
        ? '; if numbers are written with decimal commas, write points instead'
        : '';
      problems.error(
        setting,
        'data-uneven',
        `Row ${uneven + 1} of ${name} (line ${this.lines[uneven] ?? 0}) has ${count(cells, 'value')}, and there ${width === 1 ? 'is' : 'are'} ${count(width, 'column')}${hint}.`,
      );
      return false;
    }
    return true;
  }

  columns(setting: Range, dropMissing: boolean, problems: Problems): Columns {
    const indices = new Map<string, number>();
    this.header.forEach((cell, i) => {
      const name = columnName(cell);
      if (!indices.has(name)) indices.set(name, i);
    });
    return {
      names: new Set(indices.keys()),
      rows: this.rows.length,
      known: true,
      take: used => this.take(used, indices, setting, dropMissing, problems),
    };
  }

  private take(
    used: ReadonlyMap<string, Range>,
    indices: ReadonlyMap<string, number>,
    setting: Range,
    dropMissing: boolean,
    problems: Problems,
  ): ReturnType<Columns['take']> {
    const columns = new Map<string, Float64Array>();
    const incomplete = new Set<number>();
    let fine = true;
    for (const [name, range] of used) {
      const index = indices.get(name);
      if (index === undefined) continue;
      const second = this.header.findIndex((cell, i) => i > index && columnName(cell) === name);
      if (second >= 0) {
        problems.error(
          range,
          'data-header',
          `${quote(this.file.path)} has two columns named ${quote(name)} (columns ${index + 1} and ${second + 1}); give each its own name in the first line.`,
        );
        fine = false;
        continue;
      }
      const values = this.numbers(name, index, range, dropMissing, incomplete, problems);
      if (values === undefined) fine = false;
      else columns.set(name, values);
    }
    if (!fine || incomplete.size === 0)
      return { columns, rows: this.rows.length, fileLines: this.lines };
    if (incomplete.size === this.rows.length) {
      problems.error(
        setting,
        'missing-values',
        'Every row has a missing value in a column that is used, so that none is left.',
      );
      return { columns, rows: 0 };
    }
    const keep = (_: number, i: number): boolean => !incomplete.has(i);
    const kept = new Map([...columns].map(([name, values]) => [name, values.filter(keep)]));
    return {
      columns: kept,
      rows: this.rows.length - incomplete.size,
      fileLines: this.lines.filter(keep),
    };
  }

  private numbers(
    name: string,
    index: number,
    range: Range,
    dropMissing: boolean,
    incomplete: Set<number>,
    problems: Problems,
  ): Float64Array | undefined {
    const values = new Float64Array(this.rows.length);
    for (let i = 0; i < this.rows.length; i++) {
      const cell = (this.rows[i]?.[index] ?? '').trim();
      const value = cell === '' ? NaN : Number(cell);
      if (Number.isFinite(value) && plainNumber.test(cell)) {
        values[i] = value;
        continue;
      }
      if (missing.has(cell)) {
        values[i] = NaN;
        incomplete.add(i);
        if (dropMissing) continue;
      }
      problems.error(
        range,
        missing.has(cell) ? 'missing-values' : 'not-a-number',
        this.cellProblem(name, i, index, cell),
      );
      return undefined;
    }
    return values;
  }

  private cellProblem(name: string, row: number, index: number, cell: string): string {
    const where = `row ${row + 1} (line ${this.lines[row] ?? 0} of ${quote(this.file.path)})`;
    if (missing.has(cell))
      return `The column ${quote(name)} has no value in ${where}; fill it in or write “missing: drop” in the settings.`;
    if (decimalComma.test(cell))
      return `The column ${quote(name)} has ${quote(cell)} in ${where}; write numbers with a decimal point.`;
    const numeric = this.rows.some(other => plainNumber.test((other[index] ?? '').trim()));
    return numeric
      ? `The column ${quote(name)} has ${quote(cell)} in ${where}, which is not a number.`
      : `The column ${quote(name)} holds text such as ${quote(cell)}, and a loss is made of numbers.`;
  }
}
