// Which window of the plane a map or a curve shows at first: start and finite paths with a margin, never stretched by a diverging run. Pure.

import type { Result, RunView } from '../../src/shared/protocol';
import { diverged } from '../state/select';
import type { Range, View } from '../state/state';

const margin = 0.12;

function extent(values: Iterable<number>): Range | undefined {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : undefined;
}

const widened = ([low, high]: Range, least: number, share = margin): Range => {
  const middle = (low + high) / 2;
  const half = Math.max((high - low) * (0.5 + share), least / 2);
  return [middle - half, middle + half];
};

/** How many times the first step a diverging path may go from the start and still be shown. */
const nearby = 4;

/** Of a diverging run only the part that stays near. */
function* pathValues(run: RunView, parameter: number): Generator<number> {
  const { w } = run.points;
  const column = w[parameter] ?? new Float64Array();
  const fromStart = (i: number): number =>
    Math.hypot(...w.map(values => (values[i] ?? NaN) - (values[0] ?? NaN)));
  const bound = diverged(run) ? nearby * fromStart(1) : Infinity;
  for (let i = 0; i < column.length; i++) {
    if (bound < Infinity && fromStart(i) > bound) return;
    yield column[i] ?? NaN;
  }
}

function* contents(result: Result, runs: readonly RunView[], parameter: number): Generator<number> {
  yield result.start[parameter] ?? 0;
  if (result.minimum !== undefined) yield result.minimum[parameter] ?? NaN;
  const steady = runs.filter(run => !diverged(run));
  for (const run of steady.length > 0 ? steady : runs) yield* pathValues(run, parameter);
}

/** Half of a unit at least, or of the number's own size where that is smaller, so that a path that hardly moved is not magnified to noise. */
const leastSpan = (range: Range): number => {
  const size = Math.max(Math.abs(range[0]), Math.abs(range[1]));
  return size > 0 ? Math.min(1, size) * 0.5 : 1;
};

/** Both axes at one scale, so that -g stands at a right angle to the contour; `ratio` is width over height in pixels. */
export function fitPlane(
  result: Result,
  runs: readonly RunView[],
  [a, b]: readonly [number, number],
  ratio: number,
): View {
  const x = extent(contents(result, runs, a)) ?? [-1, 1];
  const y = extent(contents(result, runs, b)) ?? [-1, 1];
  const wide = widened(x, leastSpan(x));
  const high = widened(y, leastSpan(y));
  const spanX = wide[1] - wide[0];
  const spanY = high[1] - high[0];
  const apart = spanX / spanY;
  // One scale makes sense only while neither axis is squeezed to a line.
  if (apart > 12 * ratio || apart < ratio / 12) return { x: wide, y: high };
  const unit = Math.max(spanX / ratio, spanY);
  return { x: centred(wide, unit * ratio), y: centred(high, unit) };
}

const centred = ([low, high]: Range, span: number): Range => [
  (low + high - span) / 2,
  (low + high + span) / 2,
];

export const hasOneScale = ({ x, y }: View, ratio: number): boolean =>
  Math.abs((x[1] - x[0]) / (y[1] - y[0]) / ratio - 1) < 0.02;

/** The same middle and scale on a plot of another shape: nothing known is lost when a panel is resized. */
export function reshape(view: View, before: number, after: number): View {
  if (before === after || !hasOneScale(view, before)) return view;
  const spanX = view.x[1] - view.x[0];
  const spanY = view.y[1] - view.y[0];
  return after > before
    ? { x: centred(view.x, spanY * after), y: view.y }
    : { x: view.x, y: centred(view.y, spanX / after) };
}

/** Horizontal window of a loss with one parameter. */
export function fitLine(result: Result, runs: readonly RunView[]): Range {
  const x = extent(contents(result, runs, 0)) ?? [-1, 1];
  const wide = widened(x, leastSpan(x), 0.3);
  return wide;
}

/** Vertical window of a curve over the visible stretch, with a tenth of room. */
export function fitHeight(values: Iterable<number>, room = 0.08): Range {
  const y = extent(values) ?? [0, 1];
  return widened(y, y[1] === y[0] ? Math.max(1, Math.abs(y[0])) * 0.5 : 0, room);
}

/** Whether a new result has left the window: its start is outside, or (where nothing else is seen) all of it is a speck. */
export function outside(
  view: View,
  result: Result,
  runs: readonly RunView[],
  axes: readonly number[],
): boolean {
  const ranges = axes.map((parameter, i) => ({
    seen: i === 0 ? view.x : view.y,
    all: extent(contents(result, runs, parameter)) ?? ([0, 0] as const),
    start: result.start[parameter] ?? 0,
  }));
  const startLeft = ranges.some(({ seen, start }) => start < seen[0] || start > seen[1]);
  const speck = ranges.every(({ seen, all }) => all[1] - all[0] < (seen[1] - seen[0]) / 8);
  const beyond = ranges.some(
    ({ seen, all }) =>
      all[1] < seen[0] || all[0] > seen[1] || all[1] - all[0] > 2 * (seen[1] - seen[0]),
  );
  return startLeft || speck || beyond;
}
