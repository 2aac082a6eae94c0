// The map as a surface in three dimensions, with the paths lying on it. Pure; the camera is Plotly's to keep (uirevision).

import type { Result, RunView } from '../../src/shared/protocol';
import { pointBefore } from '../state/select';
import type { Camera, Grid } from '../state/state';
import { stroke } from '../theme/palette';
import type { Theme } from '../theme/theme';
import { gridAxis, gridRows } from './map-figure';
import { lossScale, transform } from './levels';
import { uidOf } from './uid';
import type { Figure, Trace } from './types';

export interface SurfaceInput {
  readonly result: Result;
  readonly runs: readonly RunView[];
  readonly selected: string | undefined;
  readonly grid: Grid;
  readonly axes: readonly [number, number];
  readonly camera: Camera | null;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  /** Where the marks stand; left out, at the end of each path. */
  readonly step?: number | undefined;
}

/** From the front left and above. What is seen is as high as the picture wherever the eye is; a picture narrower than high needs it farther off. */
function firstCamera(widthToHeight: number): Camera {
  const off = Math.max(1, 1.15 / widthToHeight);
  return {
    eye: { x: -0.75 * off, y: -1.45 * off, z: 1.35 * off },
    center: { x: 0, y: 0, z: -0.18 },
    up: { x: 0, y: 0, z: 1 },
  };
}

/** More points than this a line on a surface does not show. */
const mostPoints = 1500;

const scene = (theme: Theme, title: string): object => ({
  title: { text: title, font: { family: theme.font, size: 12, color: theme.secondary } },
  color: theme.secondary,
  tickfont: { family: theme.font, size: 10, color: theme.secondary },
  gridcolor: theme.grid,
  zerolinecolor: theme.grid,
  showbackground: false,
  nticks: 6,
});

/** Heights are the same logarithms as the contour's colours, so that a valley is seen at all. */
export const heightOf = (grid: Grid): ((loss: number) => number) => {
  const scale = lossScale(grid.z);
  return loss => transform(scale, loss);
};

export function surfaceFigure(input: SurfaceInput): Figure {
  const { result, runs, grid, axes, camera, width, height, theme } = input;
  const [a, b] = axes;
  const toHeight = heightOf(grid);
  const z = gridRows(Float64Array.from(grid.z, toHeight), grid.nx, grid.ny);
  const scale = lossScale(grid.z);
  const surface: Trace = {
    type: 'surface',
    uid: 'loss',
    name: 'loss',
    showlegend: false,
    hoverinfo: 'skip',
    x: gridAxis(grid.x, grid.nx),
    y: gridAxis(grid.y, grid.ny),
    z,
    showscale: false,
    cmin: scale.range[0],
    cmax: scale.range[1],
    opacity: 0.96,
    colorscale: surfaceColours(theme),
    lighting: { ambient: 0.75, diffuse: 0.5, specular: 0.04, roughness: 0.9, fresnel: 0 },
    contours: {
      z: {
        show: true,
        color: theme.axis,
        width: 1,
        start: scale.range[0],
        end: scale.range[1],
        size: (scale.range[1] - scale.range[0]) / 15,
      },
    },
  };
  const name = (i: number): string => result.parameters[i]?.text ?? '';
  return {
    data: [
      surface,
      ...runs.map(run => pathOn(run, input, toHeight)),
      ...runs.map(run => markOn(run, input, toHeight, Math.min(input.step ?? Infinity, run.steps))),
    ],
    layout: {
      width,
      height,
      autosize: false,
      margin: { l: 0, r: 0, t: 0, b: 0 },
      paper_bgcolor: theme.background,
      font: { family: theme.font, color: theme.foreground },
      showlegend: false,
      hovermode: false,
      uirevision: 'surface',
      scene: {
        xaxis: scene(theme, name(a)),
        yaxis: scene(theme, name(b)),
        zaxis: scene(theme, scale.floor === 0 ? 'log₁₀ loss' : 'loss (log)'),
        aspectmode: 'manual',
        aspectratio: { x: 1, y: 1, z: 0.62 },
        camera: camera ?? firstCamera(width / height),
        dragmode: 'turntable',
        uirevision: 'surface',
      },
    },
  };
}

const surfaceColours = (theme: Theme): readonly (readonly [number, string])[] =>
  theme.valley === null
    ? [
        [0, theme.background],
        [1, theme.background],
      ]
    : [
        [0, theme.valley],
        [1, theme.kind === 'dark' ? '#5b6b80' : '#eef3fa'],
      ];

/** A hair above the surface, or the line would flicker in and out of it. */
const above = 0.02;

function pathOn(
  { points, slot, label, id }: RunView,
  { axes: [a, b], theme, selected, grid }: SurfaceInput,
  toHeight: (loss: number) => number,
): Trace {
  const x = points.w[a] ?? new Float64Array();
  const y = points.w[b] ?? new Float64Array();
  const every = Math.ceil(points.step.length / mostPoints);
  const inside = (i: number): boolean =>
    (x[i] ?? NaN) >= grid.x[0] &&
    (x[i] ?? NaN) <= grid.x[1] &&
    (y[i] ?? NaN) >= grid.y[0] &&
    (y[i] ?? NaN) <= grid.y[1];
  const kept = Array.from(points.step.keys()).filter(
    i => (i % every === 0 || i === points.step.length - 1) && inside(i),
  );
  const lift = above * (lossScale(grid.z).range[1] - lossScale(grid.z).range[0]);
  return {
    type: 'scatter3d',
    uid: uidOf('path', id),
    name: label,
    showlegend: false,
    hoverinfo: 'skip',
    mode: 'lines',
    x: kept.map(i => x[i] ?? NaN),
    y: kept.map(i => y[i] ?? NaN),
    z: kept.map(i => toHeight(points.loss[i] ?? NaN) + lift),
    line: { color: stroke(slot, theme.kind).colour, width: id === selected ? 7 : 4 },
  };
}

export const symbols = {
  circle: 'circle',
  triangle: 'diamond',
  square: 'square',
  diamond: 'diamond',
  star: 'diamond',
  cross: 'cross',
} as const;

export interface Mark {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly number[];
}

export function markAt(
  { points }: RunView,
  [a, b]: readonly [number, number],
  toHeight: (loss: number) => number,
  step: number,
): Mark {
  const i = pointBefore(points, step);
  return {
    x: [points.w[a]?.[i] ?? NaN],
    y: [points.w[b]?.[i] ?? NaN],
    z: [toHeight(points.loss[i] ?? NaN)],
  };
}

function markOn(
  run: RunView,
  { axes, theme }: SurfaceInput,
  toHeight: (loss: number) => number,
  step: number,
): Trace {
  const { colour, marker } = stroke(run.slot, theme.kind);
  return {
    type: 'scatter3d',
    uid: uidOf('mark', run.id),
    name: run.label,
    showlegend: false,
    hoverinfo: 'skip',
    mode: 'markers',
    ...markAt(run, axes, toHeight, step),
    marker: {
      symbol: symbols[marker],
      color: colour,
      size: 6,
      line: { color: theme.background, width: 1 },
    },
  };
}
