// The curves as a figure: one trace per run with the true values; the lines themselves are drawn by the overlay. Pure.

import type { Result, RunView } from '../../src/shared/protocol';
import { diverged } from '../state/select';
import type { Axis, Quantity, Range, Scale, View } from '../state/state';
import { stroke } from '../theme/palette';
import type { Theme } from '../theme/theme';
import { plane } from './axes';
import { fitHeight } from './fit';
import type { Margin } from './frame';
import { linearTicks, logTicks } from './ticks';
import { uidOf } from './uid';
import type { Figure } from './types';

export interface Curve {
  readonly run: RunView;
  /** Parameter of an effective step size; -1 for all else. */
  readonly parameter: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

export interface CurvesInput {
  readonly result: Result;
  readonly runs: readonly RunView[];
  readonly quantity: Quantity;
  readonly axis: Axis;
  /** First parameter of the effective step size. */
  readonly parameter: number;
}

/** How far the horizontal axis moves with one step. */
export const perStep = (axis: Axis, run: RunView, result: Result): number =>
  axis === 'step'
    ? 1
    : axis === 'epoch'
      ? 1 / Math.max(1, result.stepsPerEpoch)
      : run.evaluationsPerStep;

function values({ points }: RunView, quantity: Quantity, parameter: number): Float64Array {
  switch (quantity) {
    case 'loss':
      return points.loss;
    case 'gradient':
      return points.gradientNorm;
    case 'alpha':
      return points.alpha;
    case 'effective':
      return points.effective[parameter] ?? new Float64Array(points.step.length).fill(NaN);
  }
}

export const curves = ({
  result,
  runs,
  quantity,
  axis,
  parameter,
}: CurvesInput): readonly Curve[] =>
  runs.map(run => {
    const times = perStep(axis, run, result);
    return {
      run,
      parameter: quantity === 'effective' ? parameter : -1,
      x: times === 1 ? run.points.step : run.points.step.map(step => step * times),
      y: values(run, quantity, parameter),
    };
  });

function* finite(all: readonly Curve[], within: Range, log: boolean): Generator<number> {
  for (const { x, y } of all)
    for (let i = 0; i < y.length; i++) {
      const at = x[i] ?? NaN;
      const value = y[i] ?? NaN;
      if (at >= within[0] && at <= within[1] && Number.isFinite(value) && (!log || value > 0))
        yield log ? Math.log10(value) : value;
    }
}

/** Logarithmic unless a value is not positive; loss, |g| and step sizes are. */
export function canLog(all: readonly Curve[]): boolean {
  let positive = 0;
  for (const { y } of all)
    for (const value of y) {
      if (value <= 0) return false;
      if (value > 0) positive++;
    }
  return positive > 0;
}

export function scaleOf(all: readonly Curve[], wished: Scale | null, quantity: Quantity): Scale {
  if (!canLog(all)) return 'linear';
  return wished ?? (quantity === 'alpha' ? 'linear' : 'log');
}

/** Of a run that diverges alone: so many decades above its least value, or ten times its first on an even scale. */
const decadesShown = 5;

/** Where the longest run ends on the horizontal axis. */
export const curvesEnd = (all: readonly Curve[]): number =>
  Math.max(1e-9, ...all.map(({ x }) => x[x.length - 1] ?? 0));

/** A stretch that a person chose, as far as it lies on the axis; else all of it. */
export function spanWithin(span: Range | null, end: number): Range {
  if (span === null) return [0, end];
  const [low, high] = [Math.max(0, span[0]), Math.min(end, span[1])];
  return high > low ? [low, high] : [0, end];
}

/** The stretch `factor` times as long about a place that stays where it is; null once it is all of the axis. */
export function zoomedSpan(
  [low, high]: Range,
  at: number,
  factor: number,
  { least, end }: { readonly least: number; readonly end: number },
): Range | null {
  const length = Math.max(least, (high - low) * factor);
  if (length >= end) return null;
  const share = (at - low) / (high - low);
  const first = Math.min(end - length, Math.max(0, at - share * length));
  return [first, first + length];
}

/** Axes are set by the runs that do not diverge, and never stretched by one that does. */
export function fitCurves(all: readonly Curve[], scale: Scale, span: Range | null = null): View {
  const log = scale === 'log';
  const steady = all.filter(({ run }) => !diverged(run));
  const x = spanWithin(span, curvesEnd(all));
  if (steady.length > 0) return { x, y: fitHeight(finite(steady, x, log)) };
  const values = [...finite(all, x, log)];
  const least = values.reduce((low, value) => Math.min(low, value), Infinity);
  const most = log ? least + decadesShown : Math.abs(values[0] ?? 1) * 10;
  return { x, y: fitHeight(values.filter(value => value <= most)) };
}

export interface CurvesLook {
  readonly view: View;
  readonly scale: Scale;
  readonly width: number;
  readonly height: number;
  readonly margin: Margin;
  readonly theme: Theme;
}

export function curvesFigure(
  all: readonly Curve[],
  { view, scale, width, height, margin, theme }: CurvesLook,
): Figure {
  const log = scale === 'log';
  const tall = height - margin.t - margin.b;
  const layout = plane(
    theme,
    margin,
    { range: view.x, ticks: linearTicks(view.x, (width - margin.l - margin.r) / 80), grid: false },
    {
      range: view.y,
      log,
      ticks: (log ? logTicks : linearTicks)(view.y, Math.max(2, tall / 28)),
      grid: true,
    },
    'curves',
  );
  return {
    data: all.map(({ run, x, y }) => ({
      type: 'scatter',
      uid: uidOf('curve', run.id),
      name: run.label,
      visible: 'legendonly',
      showlegend: false,
      hoverinfo: 'skip',
      mode: 'lines',
      x,
      y,
      line: { color: stroke(run.slot, theme.kind).colour, width: 2 },
    })),
    layout: { ...layout, width, height },
  };
}
