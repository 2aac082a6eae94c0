// A CSV or TSV text to a table of numbers, in pieces that others can run between. Says what is wrong with it in figures; data-file.ts in sentences.

import Papa from 'papaparse';

/** What a column holds. */
export interface TableColumn {
  readonly header: string;
  /** One per row; NaN where there is no number. */
  readonly values: Float64Array;
  /** Rows without a value, ascending. */
  readonly missing: readonly number[];
  /** The first cell that is neither a number nor empty. */
  readonly wrong?: { readonly row: number; readonly cell: string } | undefined;
  /** Some cell is a number. */
  readonly numeric: boolean;
}

export interface DataTable {
  readonly delimiter: string;
  readonly columns: readonly TableColumn[];
  readonly rows: number;
  /** 1-based line in the file of each row. */
  readonly lines: Int32Array;
  /** The first row with another number of cells than the header, and whether all rows have that many. */
  readonly uneven?:
    { readonly row: number; readonly cells: number; readonly always: boolean } | undefined;
  /** The line in which a quote opens that is never closed. */
  readonly unclosedLine?: number | undefined;
}

/** Characters between two yields: about a millisecond. */
const chunkSize = 65_536;
/** Characters of one cell; a longer one is a quote that someone forgot to close. */
const longestCell = 1_000_000;
const missing = new Set(['', 'NA', 'N/A', 'n/a', 'NaN', 'nan', 'null', 'NULL', 'None', '?']);
const plainNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

/** Whether a cell is a number as the language writes it. */
export const isNumber = (cell: string): boolean => plainNumber.test(cell.trim());

/** Reads the table; yields every few hundred rows. */
export function* tableOf(text: string): Generator<void, DataTable> {
  const content = text.replace(/^\uFEFF/, '');
  const delimiter = delimiterOf(content);
  const table = new Filling(delimiter);
  for (const { records, unclosed } of chunksOf(content, delimiter)) {
    for (const record of records) table.add(record);
    if (unclosed) table.endInQuote(records.length > 0);
    yield;
  }
  return yield* table.filled();
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

interface Chunk {
  readonly records: readonly string[][];
  /** The quote that opens in the last record is never closed. */
  readonly unclosed: boolean;
}

/** papaparse, chunk by chunk: it is paused at each and goes on when the next one is asked for. */
function* chunksOf(text: string, delimiter: string): Generator<Chunk, void> {
  let given: { results: Papa.ParseResult<string[]>; parser: Papa.Parser } | undefined;
  // The typings know chunks of files only; papaparse has them of texts too.
  const config = {
    delimiter,
    chunkSize,
    chunk: (results: Papa.ParseResult<string[]>, parser: Papa.Parser) => {
      given = { results, parser };
      parser.pause();
    },
  };
  const take = (): typeof given => {
    const taken = given;
    given = undefined;
    return taken;
  };
  Papa.parse<string[]>(text, config);
  let waiting = 0;
  for (let next = take(); next; next = take()) {
    const { data, errors } = next.results;
    // A quoted cell is read again with each chunk that it goes on in.
    waiting = data.length === 0 ? waiting + 1 : 0;
    const unclosed =
      waiting > longestCell / chunkSize || errors.some(({ code }) => code === 'MissingQuotes');
    yield { records: data, unclosed };
    if (unclosed) return;
    next.parser.resume();
  }
}

/** A table that grows by records; the first that is not blank is the header. */
class Filling {
  #header: readonly string[] | undefined;
  #cells: Cells[] = [];
  readonly #lines: number[] = [];
  #line = 1;
  #last = 1;
  #unclosed: number | undefined;
  #uneven: { row: number; cells: number } | undefined;
  #first: number | undefined;
  #alike = true;

  constructor(readonly delimiter: string) {}

  add(record: readonly string[]): void {
    const blank = record.length === 1 && (record[0] ?? '').trim() === '';
    if (!blank) {
      if (this.#header) this.#row(record);
      else this.#head(record);
      this.#last = this.#line;
    }
    this.#line += 1;
    for (const cell of record) if (cell.includes('\n')) this.#line += cell.split('\n').length - 1;
  }

  /** A quote does not end: it opened in the record added last, or in the one to come. */
  endInQuote(added: boolean): void {
    this.#unclosed = added ? this.#last : this.#line;
  }

  *filled(): Generator<void, DataTable> {
    const columns: TableColumn[] = [];
    for (const cells of this.#cells) {
      columns.push(cells.column());
      yield;
    }
    return {
      delimiter: this.delimiter,
      columns,
      rows: this.#lines.length,
      lines: new Int32Array(this.#lines),
      uneven: this.#uneven && { ...this.#uneven, always: this.#alike },
      unclosedLine: this.#unclosed,
    };
  }

  #head(record: readonly string[]): void {
    this.#header = record;
    this.#cells = record.map(header => new Cells(header));
  }

  #row(record: readonly string[]): void {
    const row = this.#lines.push(this.#line) - 1;
    this.#first ??= record.length;
    if (record.length !== this.#first) this.#alike = false;
    if (record.length !== this.#cells.length) this.#uneven ??= { row, cells: record.length };
    for (let i = 0; i < this.#cells.length; i++) this.#cells[i]?.add(record[i] ?? '', row);
  }
}

class Cells {
  readonly #values: number[] = [];
  readonly #missing: number[] = [];
  #wrong: { row: number; cell: string } | undefined;
  #numeric = false;

  constructor(readonly header: string) {}

  add(text: string, row: number): void {
    const cell = text.trim();
    const value = numberOf(cell);
    this.#values.push(value);
    if (!Number.isNaN(value)) this.#numeric = true;
    else if (missing.has(cell)) this.#missing.push(row);
    else this.#wrong ??= { row, cell };
  }

  column(): TableColumn {
    return {
      header: this.header,
      values: new Float64Array(this.#values),
      missing: this.#missing,
      wrong: this.#wrong,
      numeric: this.#numeric,
    };
  }
}

/** The number in a trimmed cell; NaN for what is none as the language writes it. */
export function numberOf(cell: string): number {
  if (cell === '') return NaN;
  const value = Number(cell);
  if (!Number.isFinite(value)) return NaN;
  // Number also reads 0x10, 0b1 and 0o7, whose second character is a letter; so is that of 1e5.
  return cell.charCodeAt(1) > 57 && !plainNumber.test(cell) ? NaN : value;
}
