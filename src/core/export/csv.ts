// The traces of an experiment as one CSV table: a line per run and step, a column per value. Full precision.

import Papa from 'papaparse';
import { storedRecord } from '../run/step-record';
import type { Run } from '../run/types';

type Cell = string | number;

/**
 * Columns: run, step, rows (from 0, with mini-batches), loss, batchLoss, each parameter, then `alpha`, `g_x`, `m_x` … of every run.
 * A heading that stands already, as for a parameter called `step`, gets a `_` after it.
 * A value that a run does not have, or a loss that was not stored, is an empty cell. In pieces of a line.
 */
export function* traceCsv(runs: readonly Run[]): Generator<string> {
  const [first] = runs;
  if (!first) return;
  const { parameters } = first.session.objective;
  const batches = runs.some(run => !run.session.usesAllRows);
  const extra = new Set(
    runs.flatMap(run => (run.trace.rows > 1 ? [...cells(run, 1, parameters).keys()] : [])),
  );
  const columns = [
    ...new Set([
      'run',
      'step',
      ...(batches ? ['rows'] : []),
      'loss',
      'batchLoss',
      ...parameters.map(name => valueColumn('w', name)),
      ...extra,
    ]),
  ];
  yield lineOf(headings(columns));
  for (const run of runs) {
    for (let t = 0; t < run.trace.rows; t++) {
      const line = cells(run, t, parameters);
      yield lineOf(columns.map(column => line.get(column) ?? ''));
    }
  }
}

/** A name that a spreadsheet would take for a formula is kept from being one. */
const lineOf = (line: readonly Cell[]): string =>
  `${Papa.unparse([line], { escapeFormulae: true })}\n`;

/** A column of a value of the step, told apart from the table's own by characters that no name holds. */
const valueColumn = (name: string, parameter?: string): string =>
  parameter === undefined ? `=${name}` : `=${name}=${parameter}`;

/** What stands above each column: no heading twice. */
function headings(columns: readonly string[]): string[] {
  const taken = new Set<string>();
  return columns.map(column => {
    const [own = '', name = '', parameter] = column.split('=');
    let heading =
      parameter === undefined ? own + name : name === 'w' ? parameter : `${name}_${parameter}`;
    while (taken.has(heading)) heading += '_';
    taken.add(heading);
    return heading;
  });
}

/** The cells of one step by column. */
function cells(run: Run, t: number, parameters: readonly string[]): Map<string, Cell> {
  const { values, rows, loss, batchLoss } = storedRecord(run, t);
  const line = new Map<string, Cell>([
    ['run', run.plan.label],
    ['step', t],
    ['loss', run.trace.lossStored(t) ? loss : ''],
    ['batchLoss', t === 0 ? '' : batchLoss],
  ]);
  if (rows && !run.session.usesAllRows) line.set('rows', rows.join(' '));
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'number') line.set(valueColumn(name), value);
    else value.forEach((part, j) => line.set(valueColumn(name, parameters[j] ?? ''), part));
  }
  return line;
}
