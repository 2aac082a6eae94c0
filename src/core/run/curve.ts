// What a run's losses say: how often they rose of late, between which values they swing, how fast they fall. Pure.

import type { Trace } from './types';

/** How far back "of late" reaches. */
const RECENT = 50;
/** Over how many steps a fall is measured. */
const FALL = 10;
/** Losses that differ by less than this share are equal: squares of rounded points, summed. */
const ROUNDING = 1e-13;

/** A stored loss and its step. */
interface Point {
  readonly step: number;
  readonly loss: number;
}

/** The last stored losses, oldest first: up to one more than the changes looked at. */
function recent(trace: Trace, last: number): Point[] {
  const points: Point[] = [];
  for (let step = last; step >= 0 && points.length <= RECENT; step--) {
    if (trace.lossStored(step)) points.push({ step, loss: trace.loss[step] ?? NaN });
  }
  return points.reverse();
}

/** Of the last 50 stored changes (fewer in a short run) up to step `last`: how many there are and in how many the loss rose. */
function changes(trace: Trace, last: number): { readonly count: number; readonly rises: number } {
  const points = recent(trace, last);
  const rises = points.filter(({ loss }, i) => i > 0 && loss > (points[i - 1]?.loss ?? NaN)).length;
  return { count: points.length - 1, rises };
}

/** True where the loss rose in over a third of the last 50 stored changes, or of all where there are fewer. */
export function roseOften(trace: Trace, last: number): boolean {
  const { count, rises } = changes(trace, last);
  return rises > count / 3;
}

/** True where it rose in over a third of 50, by more than rounding: a few rises at the start of a short run are no oscillation. */
export function swings(trace: Trace, last: number): boolean {
  if (changes(trace, last).rises <= RECENT / 3) return false;
  const { low, high } = band(trace, last);
  return high - low > ROUNDING * Math.max(Math.abs(low), Math.abs(high));
}

/** The band in which the last 50 losses lie, and the step from which on the loss never left it. */
export function band(
  trace: Trace,
  last: number,
): { readonly low: number; readonly high: number; readonly since: number } {
  const losses = recent(trace, last).map(({ loss }) => loss);
  const low = Math.min(...losses);
  const high = Math.max(...losses);
  let since = last;
  for (let step = last; step >= 0; step--) {
    const loss = trace.loss[step] ?? NaN;
    if (trace.lossStored(step) && !(loss >= low && loss <= high)) break;
    since = step;
  }
  return { low, high, since };
}

/** The first and the last of the losses stored in the last ten steps. */
function lately(trace: Trace, last: number): readonly [Point, Point] | undefined {
  const points = recent(trace, last).filter(({ step }) => step >= last - FALL);
  const [first] = points;
  const end = points.at(-1);
  return !first || !end || end.step === first.step ? undefined : [first, end];
}

/** True where the loss is no lower, but for rounding, than ten steps before: the run gets nowhere. */
export function stands(trace: Trace, last: number): boolean {
  const ends = lately(trace, last);
  return ends !== undefined && ends[1].loss >= ends[0].loss - ROUNDING * Math.abs(ends[0].loss);
}

/** Mean relative fall of the loss per step over the last ten steps; undefined where the loss is not positive or did not fall. */
export function fallPerStep(trace: Trace, last: number): number | undefined {
  const ends = lately(trace, last);
  if (ends === undefined) return undefined;
  const [first, end] = ends;
  if (!(end.loss > 0) || !(end.loss < first.loss)) return undefined;
  return 1 - Math.pow(end.loss / first.loss, 1 / (end.step - first.step));
}
