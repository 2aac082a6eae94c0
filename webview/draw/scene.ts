// What a map painter needs to know, in one value: frame, runs in pixels, theme. Built once per change, read at every frame.

import type { Result, RunView } from '../../src/shared/protocol';
import { diverged } from '../state/select';
import { px, py, type Frame } from '../figures/frame';
import { stroke, type Stroke } from '../theme/palette';
import type { Theme } from '../theme/theme';
import type { Box, Polyline } from './polyline';

export interface PathScene {
  readonly run: RunView;
  readonly line: Polyline;
  readonly stroke: Stroke;
  readonly selected: boolean;
  readonly diverged: boolean;
}

export interface MapScene {
  readonly frame: Frame;
  readonly width: number;
  readonly height: number;
  readonly box: Box;
  readonly theme: Theme;
  /** Selected run last, so that it lies on top. */
  readonly paths: readonly PathScene[];
  readonly axes: readonly number[];
  readonly start: readonly [number, number] | undefined;
  readonly minimum: readonly [number, number] | undefined;
}

export const boxOf = ({ margin, width, height }: Frame): Box => ({
  left: margin.l,
  top: margin.t,
  right: margin.l + width,
  bottom: margin.t + height,
});

/** Column of a run on the vertical axis: the second parameter, or the loss where there is one parameter only. */
const vertical = ({ points }: RunView, axes: readonly number[]): Float64Array =>
  (axes[1] === undefined ? points.loss : points.w[axes[1]]) ?? new Float64Array();

export function project(frame: Frame, run: RunView, axes: readonly number[]): Polyline {
  const x = run.points.w[axes[0] ?? 0] ?? new Float64Array();
  return {
    x: x.map(value => px(frame, value)),
    y: vertical(run, axes).map(value => py(frame, value)),
    step: run.points.step,
  };
}

export interface SceneInput {
  readonly frame: Frame;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly result: Result;
  readonly runs: readonly RunView[];
  readonly selected: string | undefined;
  readonly axes: readonly number[];
  readonly startLoss: number;
}

export function mapScene({
  frame,
  width,
  height,
  theme,
  result,
  runs,
  selected,
  axes,
  startLoss,
}: SceneInput): MapScene {
  const place = (w: readonly number[] | undefined): readonly [number, number] | undefined => {
    const x = w?.[axes[0] ?? 0];
    const y = axes[1] === undefined ? startLoss : w?.[axes[1]];
    return x === undefined || y === undefined ? undefined : [px(frame, x), py(frame, y)];
  };
  const paths = runs.map(run => ({
    run,
    line: project(frame, run, axes),
    stroke: stroke(run.slot, theme.kind),
    selected: run.id === selected,
    diverged: diverged(run),
  }));
  return {
    frame,
    width,
    height,
    box: boxOf(frame),
    theme,
    paths: [...paths.filter(path => !path.selected), ...paths.filter(path => path.selected)],
    axes,
    start: place(result.start),
    minimum: axes.length > 1 ? place(result.minimum) : undefined,
  };
}
