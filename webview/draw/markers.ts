// The marks of the runs, the start ring, the cross of a minimum and of a path that left: small shapes around a point.

import type { Marker } from '../theme/palette';
import type { Context } from './canvas';

function polygon(context: Context, points: readonly (readonly [number, number])[]): void {
  points.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}

const star = (r: number): readonly (readonly [number, number])[] =>
  Array.from({ length: 10 }, (_, i) => {
    const radius = i % 2 === 0 ? r * 1.25 : r * 0.52;
    const angle = (Math.PI / 5) * i - Math.PI / 2;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });

function outline(context: Context, marker: Marker, r: number): void {
  switch (marker) {
    case 'circle':
      context.arc(0, 0, r, 0, 2 * Math.PI);
      return;
    case 'triangle':
      polygon(context, [
        [0, -r * 1.12],
        [r * 1.1, r * 0.85],
        [-r * 1.1, r * 0.85],
      ]);
      return;
    case 'square':
      context.rect(-r * 0.95, -r * 0.95, r * 1.9, r * 1.9);
      return;
    case 'diamond':
      polygon(context, [
        [0, -r * 1.25],
        [r * 1.25, 0],
        [0, r * 1.25],
        [-r * 1.25, 0],
      ]);
      return;
    case 'star':
      polygon(context, star(r));
      return;
    case 'cross': {
      const a = r * 0.38;
      const b = r * 1.1;
      polygon(context, [
        [-a, -b],
        [a, -b],
        [a, -a],
        [b, -a],
        [b, a],
        [a, a],
        [a, b],
        [-a, b],
        [-a, a],
        [-b, a],
        [-b, -a],
        [-a, -a],
      ]);
    }
  }
}

export interface MarkLook {
  readonly marker: Marker;
  readonly colour: string;
  readonly background: string;
  readonly radius: number;
}

/** With a rim of the background, so that it stands out on any fill. */
export function drawMarker(
  context: Context,
  x: number,
  y: number,
  { marker, colour, background, radius }: MarkLook,
): void {
  context.save();
  context.translate(x, y);
  context.beginPath();
  outline(context, marker, radius);
  context.lineJoin = 'round';
  context.lineWidth = 2;
  context.strokeStyle = background;
  context.stroke();
  context.fillStyle = colour;
  context.fill();
  context.restore();
}

export function drawRing(
  context: Context,
  x: number,
  y: number,
  radius: number,
  colour: string,
  fill: string,
  width: number,
): void {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}

/** An upright cross: a minimum known in closed form. */
export function drawPlus(
  context: Context,
  x: number,
  y: number,
  colour: string,
  background: string,
): void {
  for (const [style, width, size] of [
    [background, 4, 6],
    [colour, 1.6, 5],
  ] as const) {
    context.beginPath();
    context.moveTo(x - size, y);
    context.lineTo(x + size, y);
    context.moveTo(x, y - size);
    context.lineTo(x, y + size);
    context.strokeStyle = style;
    context.lineWidth = width;
    context.stroke();
  }
}

/** A slanted cross: where a path leaves for good. */
export function drawTimes(
  context: Context,
  x: number,
  y: number,
  colour: string,
  background: string,
): void {
  for (const [style, width] of [
    [background, 5],
    [colour, 2.2],
  ] as const) {
    context.beginPath();
    context.moveTo(x - 4.5, y - 4.5);
    context.lineTo(x + 4.5, y + 4.5);
    context.moveTo(x - 4.5, y + 4.5);
    context.lineTo(x + 4.5, y - 4.5);
    context.strokeStyle = style;
    context.lineWidth = width;
    context.stroke();
  }
}

export interface LabelLook {
  readonly colour: string;
  readonly background: string;
  readonly font: string;
  readonly align?: CanvasTextAlign;
}

/** Words on the map, with a rim of the background. */
export function drawLabel(
  context: Context,
  words: string,
  x: number,
  y: number,
  look: LabelLook,
): void {
  context.font = look.font;
  context.textAlign = look.align ?? 'left';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = look.background;
  context.strokeText(words, x, y);
  context.fillStyle = look.colour;
  context.fillText(words, x, y);
}
