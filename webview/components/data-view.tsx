// Data: the rows as points, the fitted model at this step, residuals, and the rows of this step's batch.

import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { formatNumber } from '../../src/shared/numbers';
import type { DataView as Data, Result } from '../../src/shared/protocol';
import { drawData, type DataScene } from '../draw/data-layer';
import { dataColumn, dataFigure, dataView } from '../figures/data-figure';
import { frameOf, type Margin } from '../figures/frame';
import { linearTicks } from '../figures/ticks';
import { Plot } from '../plot/plot';
import { selectedRun } from '../state/select';
import type { View } from '../state/state';
import { arrange, currentState, subscribe, useSelect } from '../store';
import { stroke } from '../theme/palette';
import { useTheme } from '../theme/theme';
import { Select } from './select';
import { useSize } from './use-size';

const margins: Margin = { l: 50, r: 24, t: 8, b: 40 };

/** Room for the tick labels, which may be long, and for the column's name beside them. */
function marginFor(view: View): Margin {
  const { labels } = linearTicks(view.y, 8);
  const longest = Math.max(0, ...labels.map(label => label.length));
  return { ...margins, l: Math.max(margins.l, 32 + longest * 7) };
}

/** A letter is mathematics, a word is words. */
const axisTitle = (name = '', axis: 'x' | 'y'): string =>
  `axis-title ${name.length > 3 ? 'words' : 'math'} ${axis}`;

export function DataView({ result }: { readonly result: Result }): preact.JSX.Element {
  if (result.data === undefined) return <p class="step-view secondary">This loss has no data.</p>;
  return <DataPlot result={result} data={result.data} />;
}

function DataPlot({
  result,
  data,
}: {
  readonly result: Result;
  readonly data: Data;
}): preact.JSX.Element {
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(area);
  const theme = useTheme();
  const run = useSelect(selectedRun);
  const chosen = useSelect(state => state.arranged.dataX);
  const x = dataColumn(data, chosen);
  const ready = size.width > 1;
  // Fixed over the whole run: the rows set the axes, the model only moves through them.
  const view = useMemo(() => dataView(data, x), [data, x]);
  const margin = useMemo(() => marginFor(view), [view]);
  const figure = useMemo(
    () => (ready ? dataFigure(data, x, { view, ...size, margin, theme }) : null),
    [ready, data, x, view, size, theme],
  );
  const scene = useMemo<DataScene>(
    () => ({
      data,
      x,
      frame: frameOf(view, margin, size.width, size.height),
      ...size,
      theme,
      colour: run === undefined ? theme.foreground : stroke(run.slot, theme.kind).colour,
    }),
    [data, x, view, size, theme, run?.slot],
  );
  // Subscribed once, so what it draws is looked up at each use: a new result brings its own steps.
  const latest = useRef({ scene, result });
  latest.current = { scene, result };
  const paint = (): void => {
    const { detail } = currentState();
    const now = latest.current;
    if (canvas.current !== null)
      drawData(canvas.current, now.scene, detail?.result === now.result.id ? detail : null);
  };
  useLayoutEffect(paint, [scene]);
  useEffect(
    () =>
      subscribe((state, before) => {
        if (state.detail !== before.detail) paint();
      }),
    [],
  );
  const columns = data.columns
    .map((name, i) => ({ value: String(i), label: name }))
    .filter(({ value }) => Number(value) !== data.y);
  return (
    <div class="data-view">
      <div class="plot-area" ref={area} role="group" aria-label="The data with the fitted model">
        <Plot name="data" figure={figure} />
        <canvas ref={canvas} data-layer="data" aria-hidden="true" />
        <span
          class={axisTitle(data.columns[x], 'x')}
          style={{
            left: `${margin.l + scene.frame.width / 2}px`,
            top: `${size.height - 20}px`,
            maxWidth: `${scene.frame.width}px`,
          }}
        >
          {columns.length > 1 ? (
            <Select
              quiet
              label="Column on the horizontal axis"
              value={String(x)}
              choices={columns}
              onChoose={value => arrange({ dataX: Number(value) })}
            />
          ) : (
            <i>{data.columns[x]}</i>
          )}
        </span>
        <span
          class={axisTitle(data.columns[data.y], 'y')}
          style={{
            left: '13px',
            top: `${margin.t + scene.frame.height / 2}px`,
            maxWidth: `${scene.frame.height}px`,
          }}
        >
          <i>{data.columns[data.y]}</i>
        </span>
        <DataTable data={data} result={result} />
      </div>
    </div>
  );
}

const mostRows = 50;

/** The same in words: the rows, what the model says of each at this step, which of them are the batch. */
function DataTable({
  data,
  result,
}: {
  readonly data: Data;
  readonly result: Result;
}): preact.JSX.Element {
  // While playing the table waits: nobody reads sixty tables a second.
  const detail = useSelect(state => (state.playing ? null : state.detail));
  const current = detail?.result === result.id ? detail : null;
  const fitted = current?.model?.atRows;
  const batch = current?.rows && new Set(current.rows);
  const rows = [...data.shown].slice(0, mostRows);
  return (
    <table class="sr-only">
      <caption>
        {rows.length} of {data.rows} rows{current !== null && ` at step ${current.step}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">row</th>
          {data.columns.map(name => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
          {fitted && <th scope="col">fitted {data.columns[data.y]}</th>}
          {batch && <th scope="col">in this batch</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={row}>
            <th scope="row">{row + 1}</th>
            {data.values.map((column, j) => (
              <td key={j}>{column[i]}</td>
            ))}
            {fitted && <td>{formatNumber(fitted[i] ?? NaN)}</td>}
            {batch && <td>{batch.has(row) ? 'yes' : 'no'}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
