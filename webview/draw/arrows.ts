// The arrows of a step: -g and -m by direction, the step by its true length. How long each is, and how it is drawn.

import type { Context } from './canvas';

type Point = readonly [number, number];

export interface Arrow {
  readonly from: Point;
  readonly to: Point;
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[];
  readonly head: number;
}

const degrees20 = (20 * Math.PI) / 180;

/** Angle between two directions in the plane of the screen. */
const between = ([ax, ay]: Point, [bx, by]: Point): number => {
  const size = Math.hypot(ax, ay) * Math.hypot(bx, by);
  return size === 0 ? Math.PI : Math.acos(Math.min(1, Math.max(-1, (ax * bx + ay * by) / size)));
};

/** The end of an arrow that shows only a direction; one that would hide under the step reaches past its end. */
export function directionEnd(
  from: Point,
  direction: Point,
  step: Point,
  length: number,
  past: number,
): Point | undefined {
  const size = Math.hypot(...direction);
  if (!(size > 0) || !Number.isFinite(size)) return undefined;
  const stepLength = Math.hypot(...step);
  const hides = stepLength > 4 && between(direction, step) < degrees20;
  const reach = hides ? stepLength + past : length;
  return [from[0] + (direction[0] / size) * reach, from[1] + (direction[1] / size) * reach];
}

export function drawArrow(
  context: Context,
  { from, to, colour, width, dash, head }: Arrow,
  halo: string,
): void {
  const dx = to[0] - from[0];
  const dy = to[1] - from[1];
  const length = Math.hypot(dx, dy);
  if (!(length > 1)) return;
  const ux = dx / length;
  const uy = dy / length;
  const tip = Math.min(head, length * 0.8);
  const neck: Point = [to[0] - ux * tip * 0.8, to[1] - uy * tip * 0.8];
  const stroke = (style: string, thick: number, pattern: readonly number[]): void => {
    context.beginPath();
    context.moveTo(...from);
    context.lineTo(...neck);
    context.strokeStyle = style;
    context.lineWidth = thick;
    context.lineCap = 'butt';
    context.setLineDash([...pattern]);
    context.stroke();
    context.setLineDash([]);
  };
  const point = (grow: number): void => {
    const half = tip * 0.42 + grow;
    context.beginPath();
    context.moveTo(to[0] + ux * grow, to[1] + uy * grow);
    context.lineTo(to[0] - ux * (tip + grow) - uy * half, to[1] - uy * (tip + grow) + ux * half);
    context.lineTo(to[0] - ux * (tip + grow) + uy * half, to[1] - uy * (tip + grow) - ux * half);
    context.closePath();
  };
  context.fillStyle = halo;
  point(1.5);
  context.fill();
  stroke(halo, width + 3, []);
  stroke(colour, width, dash);
  context.fillStyle = colour;
  point(0);
  context.fill();
}
