// The picture of the data for a file: the rows, the selected run's model at the chosen step, its residuals and the rows of its batch. Pure.

import type { DataView, StepDetail } from '../../src/shared/protocol';
import { selectedRun } from '../state/select';
import type { State } from '../state/state';
import { batchColour, stroke } from '../theme/palette';
import type { Theme } from '../theme/theme';
import { dataColumn, dataFigure, dataView } from './data-figure';
import { heading, headingHeight } from './picture-heading';
import { keys, legend, legendWidth, titled } from './picture-parts';
import type { Figure, Trace } from './types';

/** As on the page: more rows are drawn without residuals. */
const mostResiduals = 400;

export function dataPicture(
  state: State,
  data: DataView,
  theme: Theme,
  size: { readonly width: number; readonly height: number },
): Figure {
  const x = dataColumn(data, state.arranged.dataX);
  const run = selectedRun(state);
  const runs = run === undefined ? [] : [run];
  const margin = { l: 64, r: legendWidth(runs), t: headingHeight, b: 56 };
  const { layout } = dataFigure(data, x, { view: dataView(data, x), ...size, margin, theme });
  const detail = state.detail?.result === state.result?.id ? state.detail : null;
  const colour = run === undefined ? theme.foreground : stroke(run.slot, theme.kind).colour;
  const name = (column: number): string => data.columns[column] ?? '';
  return {
    data: [
      ...residuals(data, x, theme, detail),
      ...modelOf(data, x, colour, detail),
      ...rowsOf(data, x, theme, detail),
      ...keys(runs, theme, 'scatter'),
    ],
    layout: {
      ...titled(layout, name(x), name(data.y), theme),
      ...legend(theme, size.height),
      ...(state.result === null
        ? {}
        : heading(state.result, `step ${state.step}`, size.width, theme)),
    },
  };
}

const bare = { type: 'scatter', showlegend: false, hoverinfo: 'skip' } as const;

function rowsOf(
  { values, y, shown }: DataView,
  x: number,
  theme: Theme,
  detail: StepDetail | null,
): readonly Trace[] {
  const batch = new Set(detail?.rows ?? []);
  const marks = (
    name: string,
    wanted: (row: number) => boolean,
    marker: NonNullable<Trace['marker']>,
  ): Trace => ({
    ...bare,
    name,
    mode: 'markers',
    x: (values[x] ?? new Float64Array()).filter((_, i) => wanted(shown[i] ?? -1)),
    y: (values[y] ?? new Float64Array()).filter((_, i) => wanted(shown[i] ?? -1)),
    marker,
  });
  const ring = { color: theme.background, size: 8, line: { color: theme.foreground, width: 1.5 } };
  const square = { symbol: 'square', color: batchColour(theme.kind), size: 10 };
  return [
    marks('rows', row => !batch.has(row), ring),
    ...(batch.size === 0
      ? []
      : [{ ...marks('this batch', row => batch.has(row), square), showlegend: true }]),
  ];
}

function residuals(
  { values, y, shown }: DataView,
  x: number,
  theme: Theme,
  detail: StepDetail | null,
): readonly Trace[] {
  const fitted = detail?.model?.atRows;
  if (fitted === undefined || shown.length > mostResiduals) return [];
  const ends = (of: (i: number) => readonly (number | undefined)[]): number[] =>
    [...shown.keys()].flatMap(i => of(i).map(value => value ?? NaN));
  return [
    {
      ...bare,
      name: 'residuals',
      mode: 'lines',
      x: ends(i => [values[x]?.[i], values[x]?.[i], NaN]),
      y: ends(i => [values[y]?.[i], fitted[i], NaN]),
      line: { color: theme.secondary, width: 1, dash: 'dot' },
    },
  ];
}

/** A curve where the model is a function of this column, else what it says at each row. */
function modelOf(
  data: DataView,
  x: number,
  color: string,
  detail: StepDetail | null,
): readonly Trace[] {
  const model = detail?.model;
  if (model === undefined) return [];
  const { curveX, curveY, atRows } = model;
  if (curveX !== undefined && curveY !== undefined && x === data.x)
    return [
      { ...bare, name: 'model', mode: 'lines', x: curveX, y: curveY, line: { color, width: 2.6 } },
    ];
  const marker = { symbol: 'line-ew', size: 14, line: { color, width: 2.6 } };
  return [{ ...bare, name: 'model', mode: 'markers', x: data.values[x] ?? [], y: atRows, marker }];
}
