// Figures for files: everything drawn by Plotly itself, in the paper theme, with names at the lines. Pure.

import type { Result, RunView } from '../../src/shared/protocol';
import { selectedRun, shownRuns, valueAt } from '../state/select';
import type { State } from '../state/state';
import { stroke, type Marker } from '../theme/palette';
import { paperTheme, type Theme } from '../theme/theme';
import { curves, curvesFigure, fitCurves, scaleOf } from './curves-figure';
import { fitHeight, fitLine, fitPlane } from './fit';
import { mapFigure } from './map-figure';
import { frameOf, px, py, type Frame } from './frame';
import { surfaceFigure, symbols as symbols3d } from './surface-figure';
import { uidOf } from './uid';
import type { Figure, Trace } from './types';

export type PictureKind = 'map' | 'curves';

export interface PictureLook {
  readonly width: number;
  readonly height: number;
  readonly font: string;
}

const symbols: Readonly<Record<Marker, string>> = {
  circle: 'circle',
  triangle: 'triangle-up',
  square: 'square',
  diamond: 'diamond',
  star: 'star',
  cross: 'cross',
};

/** Plotly's text is a small HTML; a name is only ever text. */
const plain = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const dashed = ({ dash, round }: ReturnType<typeof stroke>): string =>
  dash.length === 0 ? 'solid' : round ? '2px,4px' : dash.map(length => `${length}px`).join();

/** The hidden traces of a page's figure, made visible. */
function visibly(
  traces: readonly Trace[],
  runs: readonly RunView[],
  theme: Theme,
): readonly Trace[] {
  return traces.map(trace => {
    const run = runs.find(({ id }) => trace.uid?.endsWith(uidOf('', id)) === true);
    if (run === undefined || trace.visible !== 'legendonly') return trace;
    const look = stroke(run.slot, theme.kind);
    return {
      ...trace,
      visible: true,
      mode: 'lines',
      line: { color: look.colour, width: 2, dash: dashed(look) },
    };
  });
}

const marks = (
  runs: readonly RunView[],
  theme: Theme,
  place: (run: RunView) => readonly [number, number],
): readonly Trace[] =>
  runs.map(run => {
    const look = stroke(run.slot, theme.kind);
    const [x, y] = place(run);
    return {
      type: 'scatter',
      name: run.label,
      showlegend: false,
      hoverinfo: 'skip',
      mode: 'markers',
      x: [x],
      y: [y],
      marker: {
        symbol: symbols[look.marker],
        color: look.colour,
        size: 11,
        line: { color: theme.background, width: 1.5 },
      },
    };
  });

/** A line with its mark for each run, in a list beside the picture, where no name lies on a path. */
const keys = (
  runs: readonly RunView[],
  theme: Theme,
  type: 'scatter' | 'scatter3d',
): readonly Trace[] =>
  runs.map(run => {
    const { colour, marker, ...dashes } = stroke(run.slot, theme.kind);
    return {
      type,
      name: plain(run.label),
      showlegend: true,
      hoverinfo: 'skip',
      mode: 'lines+markers',
      x: [NaN],
      y: [NaN],
      ...(type === 'scatter3d' ? { z: [NaN] } : {}),
      line: {
        color: colour,
        width: 2,
        dash: type === 'scatter' ? dashed({ colour, marker, ...dashes }) : 'solid',
      },
      marker: {
        symbol: type === 'scatter' ? symbols[marker] : symbols3d[marker],
        color: colour,
        size: type === 'scatter' ? 9 : 5,
      },
    };
  });

const legend = (theme: Theme): object => ({
  showlegend: true,
  legend: {
    x: 1,
    xanchor: 'right',
    xref: 'container',
    y: 0.97,
    yanchor: 'top',
    yref: 'container',
    bgcolor: theme.background,
    font: { family: theme.font, size: 12, color: theme.foreground },
  },
});

interface Label {
  readonly run: RunView;
  readonly x: number;
  readonly y: number;
}

const labelOf = (run: RunView, theme: Theme): object => ({
  text: plain(run.label),
  showarrow: false,
  xanchor: 'left',
  xshift: 8,
  font: { family: theme.font, size: 12, color: stroke(run.slot, theme.kind).colour },
  bgcolor: theme.background,
  opacity: 0.9,
});

/** Names at least `apart` pixels from each other where they would lie on one another. */
function annotations(labels: readonly Label[], theme: Theme, frame: Frame): readonly object[] {
  const placed: { readonly x: number; readonly y: number }[] = [];
  return [...labels]
    .sort((a, b) => py(frame, a.y) - py(frame, b.y))
    .map(({ run, x, y }) => {
      const [left, wanted] = [px(frame, x), py(frame, y)];
      const top = placed
        .filter(other => Math.abs(other.x - left) < near)
        .reduce((lowest, other) => Math.max(lowest, other.y + apart), -Infinity);
      const place = Math.max(wanted, top);
      placed.push({ x: left, y: place });
      return { xref: 'x', yref: 'y', x, y, ...labelOf(run, theme), yshift: wanted - place };
    });
}

/** Height of a name, and how far to the side another no longer touches it. */
const apart = 18;
const near = 120;

const titled = (layout: Figure['layout'], x: string, y: string, theme: Theme): Figure['layout'] => {
  const title = (text: string): object => ({
    text: plain(text),
    font: { family: theme.font, size: 13, color: theme.foreground },
  });
  return {
    ...layout,
    dragmode: false,
    xaxis: { ...(layout.xaxis as object), title: title(x) },
    yaxis: { ...(layout.yaxis as object), title: title(y) },
  };
};

export function pictureOf(which: PictureKind, state: State, look: PictureLook): Figure {
  const { result } = state;
  if (result === null) throw new Error('There is no result to picture.');
  const theme = paperTheme(look.font);
  const runs = shownRuns(state);
  if (which === 'curves') return curvesPicture(state, result, runs, theme, look);
  return (
    surfacePicture(state, result, runs, theme, look) ?? mapPicture(state, result, runs, theme, look)
  );
}

/** Undefined where the map is not shown as a surface. */
function surfacePicture(
  state: State,
  result: Result,
  runs: readonly RunView[],
  theme: Theme,
  { width, height }: PictureLook,
): Figure | undefined {
  const { mapKind, axes, camera } = state.arranged;
  const grid = state.grids.surface;
  const shown = grid?.axes.join() === axes.join();
  if (grid === undefined || !shown) return undefined;
  if (mapKind !== 'surface' || result.parameters.length < 2) return undefined;
  const selected = selectedRun(state)?.id;
  const figure = surfaceFigure({
    result,
    runs,
    selected,
    grid,
    axes,
    camera,
    width,
    height,
    theme,
    step: state.step,
  });
  return {
    data: [...figure.data, ...keys(runs, theme, 'scatter3d')],
    layout: { ...figure.layout, ...legend(theme) },
  };
}

function mapPicture(
  state: State,
  result: Result,
  runs: readonly RunView[],
  theme: Theme,
  { width, height }: PictureLook,
): Figure {
  const margin = { l: 64, r: 160, t: 20, b: 56 };
  const axes: readonly number[] = result.parameters.length === 1 ? [0] : state.arranged.axes;
  const [a = 0, b] = axes;
  const grid = state.grids.map ?? null;
  const ratio = (width - margin.l - margin.r) / (height - margin.t - margin.b);
  const lineX = fitLine(result, runs);
  const fitted =
    b === undefined
      ? { x: lineX, y: fitHeight(grid?.z ?? []) }
      : fitPlane(result, runs, [a, b], ratio);
  const view = state.arranged.mapView ?? fitted;
  const figure = mapFigure({
    result,
    runs,
    grid,
    axes,
    view,
    width,
    height,
    margin,
    theme,
  });
  const place = (run: RunView): readonly [number, number] => {
    const at = Math.min(state.step, run.steps);
    const column = b === undefined ? run.points.loss : run.points.w[b];
    return [
      valueAt(run.points, run.points.w[a] ?? new Float64Array(), at),
      valueAt(run.points, column ?? new Float64Array(), at),
    ];
  };
  const layout = titled(
    figure.layout,
    result.parameters[a]?.name ?? '',
    b === undefined ? 'loss' : (result.parameters[b]?.name ?? ''),
    theme,
  );
  return {
    data: [
      ...visibly(figure.data, runs, theme),
      ...marks(runs, theme, place),
      ...keys(runs, theme, 'scatter'),
    ],
    layout: { ...layout, ...legend(theme) },
  };
}

function curvesPicture(
  state: State,
  result: Result,
  runs: readonly RunView[],
  theme: Theme,
  { width, height }: PictureLook,
): Figure {
  const { quantity, axis, scale: wished, stepParameter: parameter } = state.arranged;
  const margin = { l: 64, r: 150, t: 20, b: 56 };
  const all = curves({ result, runs, quantity, axis, parameter });
  const scale = scaleOf(all, wished, quantity);
  const view = fitCurves(all, scale);
  const figure = curvesFigure(all, {
    view,
    scale,
    width,
    height,
    margin,
    theme,
  });
  const ends = all.flatMap(({ run, x, y }) => {
    const value = y.filter(Number.isFinite).at(-1);
    const last = x[x.length - 1];
    if (value === undefined || last === undefined) return [];
    return [{ run, x: last, y: scale === 'log' ? Math.log10(value) : value }];
  });
  return {
    data: visibly(figure.data, runs, theme),
    layout: {
      ...titled(
        figure.layout,
        axis === 'evaluations' ? 'gradient evaluations' : axis,
        quantity === 'loss' ? 'loss' : quantity,
        theme,
      ),
      annotations: annotations(ends, theme, frameOf(view, margin, width, height)),
    },
  };
}
