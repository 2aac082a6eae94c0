// Figures for files: everything drawn by Plotly itself, in the paper theme, with names at the lines. Pure.

import type { Result, RunView } from '../../src/shared/protocol';
import { selectedRun, shownRuns, valueAt } from '../state/select';
import type { State } from '../state/state';
import { paperTheme, type Theme } from '../theme/theme';
import { curveName } from './curve-names';
import { curves, curvesFigure, fitCurves, scaleOf } from './curves-figure';
import { dataPicture } from './data-picture';
import { fitHeight, fitLine, fitPlane } from './fit';
import { mapFigure } from './map-figure';
import { frameOf } from './frame';
import { heading, headingHeight, mapHeading, namesWidth } from './picture-heading';
import {
  annotations,
  keys,
  legend,
  legendWidth,
  marks,
  starts,
  titled,
  visibly,
} from './picture-parts';
import { surfaceFigure } from './surface-figure';
import type { Figure } from './types';

export type PictureKind = 'map' | 'curves' | 'data';

export interface PictureLook {
  readonly width: number;
  readonly height: number;
  readonly font: string;
}

export function pictureOf(which: PictureKind, state: State, look: PictureLook): Figure {
  const { result } = state;
  if (result === null) throw new Error('There is no result to picture.');
  const theme = paperTheme(look.font);
  const runs = shownRuns(state);
  if (which === 'curves') return curvesPicture(state, result, runs, theme, look);
  if (which === 'data' && result.data !== undefined)
    return dataPicture(state, result.data, theme, look);
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
    layout: {
      ...figure.layout,
      ...legend(theme, height),
      ...heading(result, mapHeading(state, result), width, theme),
    },
  };
}

function mapPicture(
  state: State,
  result: Result,
  runs: readonly RunView[],
  theme: Theme,
  { width, height }: PictureLook,
): Figure {
  const margin = { l: 64, r: legendWidth(runs), t: headingHeight, b: 56 };
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
  const placeAt =
    (step: number) =>
    (run: RunView): readonly [number, number] => {
      const at = Math.min(step, run.steps);
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
      ...keys(runs, theme, 'scatter'),
      ...starts(runs, theme, placeAt(0)),
      ...marks(runs, theme, placeAt(state.step)),
    ],
    layout: {
      ...layout,
      ...legend(theme, height),
      ...heading(result, mapHeading(state, result), width, theme),
    },
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
  const margin = { l: 64, r: 28 + namesWidth(runs), t: headingHeight, b: 56 };
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
        curveName(quantity, result, parameter),
        theme,
      ),
      ...heading(result, '', width, theme),
      annotations: annotations(ends, theme, frameOf(view, margin, width, height)),
    },
  };
}
