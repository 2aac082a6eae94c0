// The map as a figure: a curve for one parameter, a contour for two or a slice, with each run's path as data. Pure.

import type { Result, RunView } from '../../src/shared/protocol';
import type { Grid, View } from '../state/state';
import type { Theme } from '../theme/theme';
import { stroke } from '../theme/palette';
import { plane } from './axes';
import type { Margin } from './frame';
import { levels, lossScale, transform, type LossScale } from './levels';
import { linearTicks } from './ticks';
import { uidOf } from './uid';
import type { Figure, Line, Trace } from './types';

export interface MapInput {
  readonly result: Result;
  readonly runs: readonly RunView[];
  readonly grid: Grid | null;
  readonly axes: readonly number[];
  readonly view: View;
  readonly width: number;
  readonly height: number;
  readonly margin: Margin;
  readonly theme: Theme;
}

const contourCount = 14;

/** x or y of each column or row of a grid. */
export const gridAxis = ([low, high]: readonly [number, number], count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => low + ((high - low) * i) / Math.max(1, count - 1));

export const gridRows = (values: Float64Array, nx: number, ny: number): readonly Float64Array[] =>
  Array.from({ length: ny }, (_, row) => values.subarray(row * nx, (row + 1) * nx));

/** Plotly keeps every path's points, but does not draw them: the overlay does, at sixty frames a second. */
const pathTrace = (run: RunView, [a = 0, b]: readonly number[], theme: Theme): Trace => ({
  type: 'scatter',
  uid: uidOf('path', run.id),
  name: run.label,
  visible: 'legendonly',
  showlegend: false,
  hoverinfo: 'skip',
  mode: 'lines+markers',
  x: run.points.w[a] ?? [],
  y: (b === undefined ? run.points.loss : run.points.w[b]) ?? [],
  line: { color: stroke(run.slot, theme.kind).colour, width: 2 },
});

/** A grid's trace is made once per theme: the same trace tells that there is nothing new to draw. */
const made = new WeakMap<Grid, { readonly theme: Theme; readonly trace: Trace }>();

function baseTrace(grid: Grid, plane: boolean, theme: Theme): Trace {
  const known = made.get(grid);
  if (known?.theme === theme) return known.trace;
  const trace = plane ? contourTrace(grid, lossScale(grid.z), theme) : curveTrace(grid, theme);
  made.set(grid, { theme, trace });
  return trace;
}

function contourTrace(grid: Grid, scale: LossScale, theme: Theme): Trace {
  const z = Float64Array.from(grid.z, loss => transform(scale, loss));
  return {
    type: 'contour',
    uid: 'loss',
    name: 'loss',
    showlegend: false,
    hoverinfo: 'skip',
    x: gridAxis(grid.x, grid.nx),
    y: gridAxis(grid.y, grid.ny),
    z: gridRows(z, grid.nx, grid.ny),
    customdata: gridRows(grid.z, grid.nx, grid.ny),
    meta: { z: 'log10(loss - floor)', floor: scale.floor },
    showscale: false,
    autocontour: false,
    connectgaps: false,
    zmin: scale.range[0],
    zmax: scale.range[1],
    colorscale: [
      [0, theme.valley ?? theme.background],
      [1, theme.background],
    ],
    contours: {
      ...levels(scale.range, contourCount),
      coloring: theme.valley === null ? 'none' : 'fill',
      showlines: true,
      showlabels: false,
    },
    line: { width: 1, color: theme.contourLine, smoothing: 0.6 },
  };
}

function curveTrace(grid: Grid, theme: Theme): Trace {
  const line: Line = { color: theme.secondary, width: 1.5 };
  return {
    type: 'scatter',
    uid: 'loss',
    name: 'loss',
    showlegend: false,
    hoverinfo: 'skip',
    mode: 'lines',
    x: gridAxis(grid.x, grid.nx),
    y: grid.z,
    line,
  };
}

export function mapFigure(input: MapInput): Figure {
  const { result, runs, grid, axes, view, width, height, margin, theme } = input;
  const isPlane = axes.length > 1;
  const base = grid === null ? [] : [baseTrace(grid, isPlane, theme)];
  const layout = plane(
    theme,
    margin,
    { range: view.x, ticks: linearTicks(view.x, (width - margin.l - margin.r) / 70), grid: false },
    {
      range: view.y,
      ticks: linearTicks(view.y, (height - margin.t - margin.b) / 45),
      grid: !isPlane,
    },
    `${result.loss.latex} ${axes.join()}`,
  );
  return {
    data: [...base, ...runs.map(run => pathTrace(run, axes, theme))],
    layout: { ...layout, width, height, dragmode: 'pan' },
  };
}
