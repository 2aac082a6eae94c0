// The columns of a data file's table: tells of everything in it that no loss can use, and picks those that the document names.

import type { Range } from '../expression';
import { drained } from '../run/evaluate';
import { isNumber, tableOf, type DataTable, type TableColumn } from './data-table';
import { maxDataLength } from './limits';
import type { Problems } from './problems';
import { unknownColumns, type Columns } from './column-source';
import { isName } from './tokens';
import type { DataFile } from './types';
import { count, quote } from './words';

const decimalComma = /^\s*[-+]?\d+,\d+\s*$/;

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
  if ('text' in file && file.text.length > maxDataLength) {
    problems.error(
      setting,
      'too-long',
      `The data file ${quote(file.path)} is too long; keep it under ${maxDataLength / 1e6} MB.`,
    );
    return unknownColumns;
  }
  const table = 'table' in file ? file.table : drained(tableOf(file.text));
  const reader = new TableReader(file.path, table, setting, dropMissing, problems);
  return reader.check() ? reader.columns() : unknownColumns;
}

class TableReader {
  constructor(
    private readonly path: string,
    private readonly table: DataTable,
    private readonly setting: Range,
    private readonly dropMissing: boolean,
    private readonly problems: Problems,
  ) {}

  check(): boolean {
    const name = quote(this.path);
    const { columns, rows, lines, uneven, delimiter, unclosedLine } = this.table;
    const width = columns.length;
    if (unclosedLine !== undefined)
      return this.refuse(
        'data-uneven',
        `A quote that opens in line ${unclosedLine} of ${name} is never closed; close it, or double a quote that is part of a text.`,
      );
    if (width === 0)
      return this.refuse(
        'data-empty',
        `The data file ${name} is empty; its first line holds the columns’ names.`,
      );
    if (columns.every(({ header }) => isNumber(header) || decimalComma.test(header)))
      return this.refuse(
        'data-header',
        `The first line of ${name} must hold the columns’ names, such as x,y; it holds numbers.`,
      );
    if (rows === 0)
      return this.refuse(
        'data-empty',
        `The data file ${name} holds only names; its rows are missing.`,
      );
    if (!uneven) return true;
    const { row, cells, always } = uneven;
    const hint =
      delimiter === ',' && cells > width && always
        ? '; if numbers are written with decimal commas, write points instead'
        : '';
    return this.refuse(
      'data-uneven',
      `Row ${row + 1} of ${name} (line ${lines[row] ?? 0}) has ${count(cells, 'value')}, and there ${width === 1 ? 'is' : 'are'} ${count(width, 'column')}${hint}.`,
    );
  }

  private refuse(code: string, message: string): false {
    this.problems.error(this.setting, code, message);
    return false;
  }

  columns(): Columns {
    const indices = new Map<string, number>();
    this.table.columns.forEach(({ header }, i) => {
      const name = columnName(header);
      if (!indices.has(name)) indices.set(name, i);
    });
    return {
      names: new Set(indices.keys()),
      rows: this.table.rows,
      known: true,
      take: used => this.take(used, indices),
    };
  }

  private take(
    used: ReadonlyMap<string, Range>,
    indices: ReadonlyMap<string, number>,
  ): ReturnType<Columns['take']> {
    const { columns: all, rows, lines } = this.table;
    const columns = new Map<string, Float64Array>();
    const incomplete = new Set<number>();
    let fine = true;
    for (const [name, range] of used) {
      const index = indices.get(name);
      const column = index === undefined ? undefined : all[index];
      if (index === undefined || column === undefined) continue;
      const second = all.findIndex(({ header }, i) => i > index && columnName(header) === name);
      if (second >= 0) {
        this.problems.error(
          range,
          'data-header',
          `${quote(this.path)} has two columns named ${quote(name)} (columns ${index + 1} and ${second + 1}); give each its own name in the first line.`,
        );
        fine = false;
      } else if (this.holdsNumbers(name, column, range)) {
        columns.set(name, column.values);
        for (const row of column.missing) incomplete.add(row);
      } else fine = false;
    }
    if (!fine || incomplete.size === 0) return { columns, rows, fileLines: lines };
    if (incomplete.size === rows) {
      this.problems.error(
        this.setting,
        'missing-values',
        'Every row has a missing value in a column that is used, so that none is left.',
      );
      return { columns, rows: 0 };
    }
    const keep = (_: number, i: number): boolean => !incomplete.has(i);
    const kept = new Map([...columns].map(([name, values]) => [name, values.filter(keep)]));
    return { columns: kept, rows: rows - incomplete.size, fileLines: lines.filter(keep) };
  }

  /** Tells of the first cell that is no number. */
  private holdsNumbers(name: string, column: TableColumn, range: Range): boolean {
    const { wrong, numeric } = column;
    const empty = this.dropMissing ? undefined : column.missing[0];
    const where = (row: number): string =>
      `row ${row + 1} (line ${this.table.lines[row] ?? 0} of ${quote(this.path)})`;
    if (empty !== undefined && empty < (wrong?.row ?? Infinity)) {
      this.problems.error(
        range,
        'missing-values',
        `The column ${quote(name)} has no value in ${where(empty)}; fill it in or write “missing: drop” in the settings.`,
      );
      return false;
    }
    if (!wrong) return true;
    const { row, cell } = wrong;
    let message = `The column ${quote(name)} holds text such as ${quote(cell)}, and a loss is made of numbers.`;
    if (decimalComma.test(cell))
      message = `The column ${quote(name)} has ${quote(cell)} in ${where(row)}; write numbers with a decimal point.`;
    else if (numeric)
      message = `The column ${quote(name)} has ${quote(cell)} in ${where(row)}, which is not a number.`;
    this.problems.error(range, 'not-a-number', message);
    return false;
  }
}
