// What moves with the step on the map: markers, arrows, the places where paths leave it. Redrawn whole at every frame; few shapes.

import type { StepDetail } from '../../src/shared/protocol';
import { inside } from '../figures/frame';
import { batchColour } from '../theme/palette';
import { directionEnd, drawArrow, type Arrow } from './arrows';
import { prepare, within, type Context } from './canvas';
import { drawLabel, drawMarker, drawPlus, drawRing, drawTimes } from './markers';
import { cut, pointAt, positionOf } from './polyline';
import { rowParts, type RowParts } from './row-gradients';
import type { MapScene, PathScene } from './scene';

type Point = readonly [number, number];

export interface MarksInput {
  readonly scene: MapScene;
  readonly step: number;
  /** Of the selected run, at this step or (while playing) close to it. */
  readonly detail: StepDetail | null;
  readonly arrows: boolean;
  readonly rowArrows: boolean;
}

export const stepEnds = ({ line, run }: PathScene, step: number): readonly [Point, Point] => {
  const at = Math.min(step, run.steps);
  return [
    pointAt(line, positionOf(line, Math.max(0, at - 1))),
    pointAt(line, positionOf(line, at)),
  ];
};

export const stepLength = (path: PathScene, step: number): number => {
  const [before, after] = stepEnds(path, step);
  return Math.hypot(after[0] - before[0], after[1] - before[1]);
};

/** A direction of the parameters as one of the screen (y grows downwards there). */
export function onScreen(scene: MapScene, values: Float64Array, sign = -1): Point {
  const [a = 0, b] = scene.axes;
  const { view, width, height } = scene.frame;
  const x = (sign * (values[a] ?? 0) * width) / (view.x[1] - view.x[0]);
  const y = b === undefined ? 0 : (-sign * (values[b] ?? 0) * height) / (view.y[1] - view.y[0]);
  return [x, y];
}

const gradientLength = 56;
const momentumLength = 46;
/** Of the longest among the rows' arrows and their sum. */
const rowLength = 84;

export function stepArrows(
  scene: MapScene,
  path: PathScene,
  detail: Pick<StepDetail, 'g' | 'm'>,
  [from, to]: readonly [Point, Point],
): readonly Arrow[] {
  const step: Point = [to[0] - from[0], to[1] - from[1]];
  const direction = (
    values: Float64Array | undefined,
    length: number,
    past: number,
    dash: readonly number[],
  ): Arrow[] => {
    if (values === undefined) return [];
    const end = directionEnd(from, onScreen(scene, values), step, length, past);
    return end === undefined
      ? []
      : [{ from, to: end, colour: scene.theme.foreground, width: 1.6, dash, head: 9 }];
  };
  return [
    ...direction(detail.m?.values, momentumLength, 17, [4, 3]),
    { from, to, colour: path.stroke.colour, width: 3, dash: [], head: 11 },
    ...direction(detail.g, gradientLength, 30, []),
  ];
}

/** Each row's part of -g to one scale, and -g: their sum where they make it up, else its direction only. */
function rowArrows(
  scene: MapScene,
  { rows, of }: RowParts,
  g: Float64Array,
  from: Point,
): readonly Arrow[] {
  const parts = rows.map(values => onScreen(scene, values, 1));
  const whole = onScreen(scene, g);
  const told = of === 'none' ? parts : [...parts, whole];
  const longest = Math.max(...told.map(([x, y]) => Math.hypot(x, y)));
  const size = Math.hypot(...whole);
  const to = ([x, y]: Point, unit: number, length: number): Point => [
    from[0] + (x / unit) * length,
    from[1] + (y / unit) * length,
  ];
  const look = { from, width: 1.6, dash: [] };
  const colour = batchColour(scene.theme.kind);
  const unit = of === 'none' ? size : longest;
  return [
    ...(longest > 0
      ? parts.map(part => ({ ...look, to: to(part, longest, rowLength), colour, head: 8 }))
      : []),
    ...(unit > 0
      ? [{ ...look, to: to(whole, unit, rowLength), colour: scene.theme.foreground, head: 9 }]
      : []),
  ];
}

function arrowsAt(
  { scene, step, detail, rowArrows: rows }: MarksInput,
  path: PathScene,
): readonly Arrow[] {
  if (detail === null || step === 0) return [];
  const ends = stepEnds(path, step);
  const parts = rows ? rowParts(detail) : undefined;
  if (parts !== undefined && detail.g !== undefined) {
    const own = stepArrows(scene, path, { ...detail, g: undefined, m: undefined }, ends);
    return [...own, ...rowArrows(scene, parts, detail.g, ends[0])];
  }
  return stepArrows(scene, path, detail, ends);
}

export function drawMarks(canvas: HTMLCanvasElement, input: MarksInput): void {
  const { scene, step } = input;
  const { theme, box } = scene;
  const context = prepare(canvas, scene.width, scene.height);
  within(context, [box.left, box.top, box.right - box.left, box.bottom - box.top], () => {
    if (scene.minimum !== undefined)
      drawPlus(context, ...scene.minimum, theme.foreground, theme.background);
    for (const path of scene.paths) {
      if (path.diverged) drawLeaving(context, scene, path);
      if (path.selected && input.arrows) {
        const arrows = arrowsAt(input, path);
        for (const arrow of arrows) drawArrow(context, arrow, theme.background);
        const [before] = stepEnds(path, step);
        if (arrows.length > 0)
          drawRing(context, ...before, 3.5, path.stroke.colour, theme.background, 1.8);
      }
      drawAt(context, scene, path, step);
    }
  });
}

function drawAt(context: Context, { frame, theme }: MapScene, path: PathScene, step: number): void {
  const [x, y] = stepEnds(path, step)[1];
  if (path.diverged && step >= path.run.steps) return;
  if (!inside(frame, x, y, 8)) return;
  const { marker, colour } = path.stroke;
  drawMarker(context, x, y, {
    marker,
    colour,
    background: theme.background,
    radius: path.selected ? 7 : 5.6,
  });
}

/** A cross where the path leaves for good: nothing of it is seen afterwards. */
function drawLeaving(
  context: Context,
  { frame, box, theme }: MapScene,
  { line, stroke, run }: PathScene,
): void {
  let last = -1;
  for (let i = 0; i < line.x.length; i++)
    if (inside(frame, line.x[i] ?? NaN, line.y[i] ?? NaN)) last = i;
  if (last < 0 || last >= line.x.length - 1) return;
  const leave = leavingAt(line.x, line.y, last, box);
  if (leave === undefined) return;
  const x = Math.min(box.right - 10, Math.max(box.left + 10, leave[0]));
  const y = Math.min(box.bottom - 10, Math.max(box.top + 10, leave[1]));
  drawTimes(context, x, y, stroke.colour, theme.background);
  const toLeft = x > (box.left + box.right) / 2;
  const words = run.label === run.name ? 'off the map' : `${run.label}: off the map`;
  drawLabel(context, words, toLeft ? x - 12 : x + 12, Math.max(box.top + 10, y - 13), {
    colour: theme.foreground,
    background: theme.background,
    font: `13px ${theme.font}`,
    align: toLeft ? 'right' : 'left',
  });
}

/** The last crossing of the border: later segments may pass through the box without a point in it. */
function leavingAt(
  x: Float64Array,
  y: Float64Array,
  from: number,
  box: MapScene['box'],
): Point | undefined {
  let found: Point | undefined;
  for (let i = from; i < x.length - 1; i++) {
    const [x0, y0, x1, y1] = [x[i] ?? NaN, y[i] ?? NaN, x[i + 1] ?? NaN, y[i + 1] ?? NaN];
    if (!Number.isFinite(x0 + y0 + x1 + y1)) break;
    const part = cut(x0, y0, x1, y1, box);
    if (part !== undefined) found = [x0 + (x1 - x0) * part[1], y0 + (y1 - y0) * part[1]];
  }
  return found;
}
