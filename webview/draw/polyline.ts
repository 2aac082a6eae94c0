// Long lines in pixels: points projected once, segments cut to the visible box, dashes that go on where the last piece ended.

import type { Context } from './canvas';

export interface Polyline {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** The step of each point. */
  readonly step: Float64Array;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Pen {
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly round: boolean;
  readonly alpha: number;
}

const slack = 8;

/** The part of a segment inside the box, as shares of it; nothing where it passes by (Liang and Barsky). */
export function cut(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  box: Box,
): readonly [number, number] | undefined {
  if (!Number.isFinite(x0 + y0 + x1 + y1)) return undefined;
  if (isBeside(x0, y0, x1, y1, box)) return undefined;
  let from = 0;
  let to = 1;
  // One side of the box: the segment runs out of it (p > 0) or into it (p < 0) at the share q / p.
  const side = (p: number, q: number): boolean => {
    if (p === 0) return q >= 0;
    const at = q / p;
    if (p < 0) from = Math.max(from, at);
    else to = Math.min(to, at);
    return from <= to;
  };
  const seen =
    side(x0 - x1, x0 - box.left) &&
    side(x1 - x0, box.right - x0) &&
    side(y0 - y1, y0 - box.top) &&
    side(y1 - y0, box.bottom - y0);
  return seen ? [from, to] : undefined;
}

/** Wholly beyond one side: true of nearly every segment that a lens looks at, and told without making anything. */
const isBeside = (x0: number, y0: number, x1: number, y1: number, box: Box): boolean =>
  (x0 < box.left && x1 < box.left) ||
  (x0 > box.right && x1 > box.right) ||
  (y0 < box.top && y1 < box.top) ||
  (y0 > box.bottom && y1 > box.bottom);

const isInside = (x: number, y: number, box: Box): boolean =>
  x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

/** A magnified copy: the point (x, y) comes to lie at (left, top), all distances grow. */
export interface Zoom {
  readonly x: number;
  readonly y: number;
  readonly factor: number;
  readonly left: number;
  readonly top: number;
}

const unchanged: Zoom = { x: 0, y: 0, factor: 1, left: 0, top: 0 };

/** Adds the line from one position to another to the current path; returns the length drawn. Positions are fractional indices, bounds are those before zooming. */
export function trace(
  context: Context,
  { x, y }: Pick<Polyline, 'x' | 'y'>,
  [from, to]: readonly [number, number],
  bounds: Box,
  zoom = unchanged,
): number {
  const { factor } = zoom;
  const air = slack / factor;
  const box: Box = {
    left: bounds.left - air,
    top: bounds.top - air,
    right: bounds.right + air,
    bottom: bounds.bottom + air,
  };
  const left = (at: number): number => (at - zoom.x) * factor + zoom.left;
  const top = (at: number): number => (at - zoom.y) * factor + zoom.top;
  let [px, py] = pointAt({ x, y }, from);
  let pen = false;
  let length = 0;
  const last = Math.ceil(to);
  const [endX, endY] = pointAt({ x, y }, to);
  for (let i = Math.floor(from) + 1; i <= last; i++) {
    const nx = i > to ? endX : (x[i] ?? NaN);
    const ny = i > to ? endY : (y[i] ?? NaN);
    const whole = isInside(px, py, box) && isInside(nx, ny, box);
    const part = whole ? both : cut(px, py, nx, ny, box);
    if (part === undefined) pen = false;
    else {
      const [a, b] = part;
      if (!pen || a > 0) context.moveTo(left(px + (nx - px) * a), top(py + (ny - py) * a));
      context.lineTo(left(px + (nx - px) * b), top(py + (ny - py) * b));
      length += Math.hypot(nx - px, ny - py) * (b - a) * factor;
      pen = b === 1;
    }
    px = nx;
    py = ny;
  }
  return length;
}

const both = [0, 1] as const;

/** A point between two kept ones. */
export function pointAt(
  { x, y }: Pick<Polyline, 'x' | 'y'>,
  position: number,
): readonly [number, number] {
  const i = Math.floor(position);
  const share = position - i;
  const x0 = x[i] ?? NaN;
  const y0 = y[i] ?? NaN;
  if (share === 0) return [x0, y0];
  return [x0 + ((x[i + 1] ?? NaN) - x0) * share, y0 + ((y[i + 1] ?? NaN) - y0) * share];
}

/** The fractional index of a step among the kept points. */
export function positionOf({ step }: Polyline, at: number): number {
  let low = 0;
  let high = step.length - 1;
  if (high < 0) return 0;
  if (at >= (step[high] ?? 0)) return high;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((step[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  const s0 = step[low] ?? 0;
  const s1 = step[low + 1] ?? s0 + 1;
  return low + Math.max(0, (at - s0) / (s1 - s0));
}

export const setPen = (
  context: Context,
  { colour, width, dash, round, alpha }: Pen,
  offset = 0,
): void => {
  context.globalAlpha = alpha;
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineCap = round ? 'round' : 'butt';
  context.lineJoin = 'round';
  context.setLineDash([...dash]);
  context.lineDashOffset = offset;
};

/** Draws a piece; `offset` is the length drawn before it, so that dashes go on. Returns the length of the piece. */
export function strokePiece(
  context: Context,
  line: Pick<Polyline, 'x' | 'y'>,
  piece: readonly [number, number],
  box: Box,
  pen: Pen,
  offset = 0,
  zoom = unchanged,
): number {
  context.save();
  setPen(context, pen, offset);
  context.beginPath();
  const length = trace(context, line, piece, box, zoom);
  context.stroke();
  context.restore();
  return length;
}
