// The trace as a table of up to a million rows: only the rows in sight exist, pages of them come from the host as they are scrolled to.

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { formatCount, formatExact, formatNumber } from '../../src/shared/numbers';
import type { Result, RunView } from '../../src/shared/protocol';
import { ask } from '../asks';
import { selectedRun } from '../state/select';
import type { Table } from '../state/state';
import { currentState, dispatch, useSelect } from '../store';
import { columnOrder, columnWidths } from './column-widths';
import { useSize } from './use-size';

const rowHeight = 24;
const headHeight = 26;
const pageRows = 200;
/**
 * So many rows can be scrolled over before they are counted from another row: browsers keep places as 32-bit floats, which tell
 * neighbouring pixels apart up to 16 million, half as many where a pixel has two of the screen's.
 */
const scrolledRows = 300_000;

const none: Table['columns'] = [];

export function TableView({ result }: { readonly result: Result }): preact.JSX.Element | null {
  const run = useSelect(selectedRun);
  return run === undefined ? null : <TraceTable key={run.id} result={result} run={run} />;
}

function TraceTable({
  result,
  run,
}: {
  readonly result: Result;
  readonly run: RunView;
}): preact.JSX.Element {
  const scroller = useRef<HTMLDivElement>(null);
  const size = useSize(scroller);
  const height = size.height - headHeight;
  const [top, setTop] = useState(0);
  const [chosenBase, setBase] = useState(0);
  const held = useSelect(state => state.table);
  const step = useSelect(state => state.step);
  const table = held?.result === result.id && held.run === run.id ? held : null;
  const total = run.steps + 1;
  const current = Math.min(step, run.steps);
  /** The row at the top of all that can be scrolled over. */
  const base = baseFor(chosenBase, total);
  const end = Math.min(total, base + scrolledRows);
  const first = Math.max(base, base + Math.floor(top / rowHeight) - 2);
  const last = Math.min(end - 1, base + Math.ceil((top + height) / rowHeight) + 2);

  useEffect(() => {
    for (const from of pagesOf(first, last)) {
      if (table?.pages.some(page => page.from === from) === true) continue;
      ask('rows', {
        kind: 'rows',
        result: result.id,
        run: run.id,
        from,
        count: Math.min(pageRows, total - from),
      });
      return;
    }
  }, [result.id, run.id, pagesOf(first, last).join(), table]);

  // The chosen step stays in sight: in the middle when it was not.
  useLayoutEffect(() => {
    const box = scroller.current;
    if (box === null || height <= 0) return;
    const near = current >= base && current < end;
    const from = near ? base : baseFor(current - scrolledRows / 2, total);
    setBase(from);
    const y = (current - from) * rowHeight;
    if (near && y >= box.scrollTop && y + rowHeight <= box.scrollTop + height) return;
    // A whole row stands under the head.
    const middle = Math.round((y - height / 2) / rowHeight) * rowHeight;
    box.scrollTop = Math.max(0, middle + rowHeight);
    setTop(box.scrollTop);
  }, [current, height]);

  const columns = table?.columns ?? none;
  const {
    columns: widths,
    sideways,
    first: known,
  } = useMemo(
    () => columnWidths(columns, table?.pages ?? [], size.width, written),
    [table, size.width],
  );
  const order = useMemo(() => columnOrder(columns, sideways), [columns, sideways]);
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  const move = (event: KeyboardEvent): void => {
    const page = Math.max(1, Math.floor(height / rowHeight) - 1);
    const by = { ArrowUp: -1, ArrowDown: 1, PageUp: -page, PageDown: page }[event.key];
    const to =
      { Home: 0, End: run.steps }[event.key] ??
      (by === undefined ? undefined : currentState().step + by);
    if (to === undefined) return;
    event.preventDefault();
    dispatch({ kind: 'choose', step: Math.min(to, run.steps) });
  };
  /** Near an end of what can be scrolled over, rows are counted from another one, and those in sight stay where they are. */
  const scroll = (): void => {
    const box = scroller.current;
    if (box === null) return;
    const below = (end - base) * rowHeight - box.scrollTop - height;
    const wanted =
      below < height ? scrolledRows / 2 : box.scrollTop < height ? -scrolledRows / 2 : 0;
    const from = baseFor(base + wanted, total);
    setBase(from);
    if (from !== base) box.scrollTop -= (from - base) * rowHeight;
    setTop(box.scrollTop);
  };
  return (
    <div
      class="trace"
      data-sideways={sideways ? '' : undefined}
      ref={scroller}
      style={{ '--columns': widths, '--first': `${known}px` }}
      role="grid"
      aria-label={`Trace of ${run.label}`}
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-activedescendant={`trace-${current}`}
      tabIndex={0}
      onKeyDown={move}
      onScroll={scroll}
    >
      <div class="trace-row trace-head" role="row" aria-rowindex={1}>
        {order.map(i => (
          <span role="columnheader" key={i} title={columns[i]?.name}>
            {columns[i]?.name}
          </span>
        ))}
      </div>
      <div class="trace-rows" role="rowgroup" style={{ height: `${(end - base) * rowHeight}px` }}>
        {rows.map(row => (
          <TraceRow
            key={row}
            row={row}
            top={(row - base) * rowHeight}
            table={table}
            order={order}
            selected={row === current}
          />
        ))}
      </div>
      {table === null && <p class="secondary">Fetching the first rows…</p>}
    </div>
  );
}

const baseFor = (row: number, total: number): number =>
  Math.max(0, Math.min(row, total - scrolledRows));

const pagesOf = (first: number, last: number): readonly number[] => {
  const start = Math.floor(first / pageRows) * pageRows;
  return Array.from(
    { length: Math.max(0, Math.ceil((last + 1 - start) / pageRows)) },
    (_, i) => start + i * pageRows,
  );
};

function TraceRow({
  row,
  top,
  table,
  order,
  selected,
}: {
  readonly row: number;
  readonly top: number;
  readonly table: Table | null;
  readonly order: readonly number[];
  readonly selected: boolean;
}): preact.JSX.Element {
  const page = table?.pages.find(
    ({ from, values }) => row >= from && row < from + (values[0]?.length ?? 0),
  );
  return (
    <div
      class="trace-row"
      role="row"
      id={`trace-${row}`}
      aria-rowindex={row + 2}
      aria-selected={selected}
      style={{ top: `${top}px` }}
      onClick={() => dispatch({ kind: 'choose', step: row })}
    >
      {order.map(i => (
        <Cell key={i} value={page?.values[i]?.[row - page.from]} first={i === 0} />
      ))}
    </div>
  );
}

/** What a step has not: the gradient of the start, a loss that was not stored. */
const absent = '—';

const written = (value: number, first: boolean): string =>
  first ? formatCount(value) : Number.isNaN(value) ? absent : formatNumber(value);

function Cell({
  value,
  first,
}: {
  readonly value: number | undefined;
  readonly first: boolean;
}): preact.JSX.Element {
  if (value === undefined) return <span role="gridcell" />;
  return (
    <span role={first ? 'rowheader' : 'gridcell'} title={formatExact(value)}>
      {written(value, first)}
    </span>
  );
}
