// Where data lie in a plot's pixels: fixed margins, a window of data, straight lines between. Pure; shared by overlays and figures.

import type { Range, View } from '../state/state';

export interface Margin {
  readonly l: number;
  readonly r: number;
  readonly t: number;
  readonly b: number;
}

export interface Frame {
  readonly view: View;
  readonly margin: Margin;
  /** Of the plot area, without margins. */
  readonly width: number;
  readonly height: number;
}

export const frameOf = (view: View, margin: Margin, width: number, height: number): Frame => ({
  view,
  margin,
  width: Math.max(1, width - margin.l - margin.r),
  height: Math.max(1, height - margin.t - margin.b),
});

const share = (value: number, [low, high]: Range): number => (value - low) / (high - low);

/** Pixels from the plot's left edge, margins included. */
export const px = ({ view, margin, width }: Frame, x: number): number =>
  margin.l + share(x, view.x) * width;
export const py = ({ view, margin, height }: Frame, y: number): number =>
  margin.t + (1 - share(y, view.y)) * height;

export const dataX = ({ view: { x }, margin, width }: Frame, at: number): number =>
  x[0] + ((at - margin.l) / width) * (x[1] - x[0]);
export const dataY = ({ view: { y }, margin, height }: Frame, at: number): number =>
  y[0] + (1 - (at - margin.t) / height) * (y[1] - y[0]);

export const inside = (
  { margin, width, height }: Frame,
  x: number,
  y: number,
  slack = 0,
): boolean =>
  x >= margin.l - slack &&
  x <= margin.l + width + slack &&
  y >= margin.t - slack &&
  y <= margin.t + height + slack;

export const sameView = (a: View | null, b: View | null): boolean =>
  a === b ||
  (a !== null && b !== null && [0, 1].every(i => a.x[i] === b.x[i] && a.y[i] === b.y[i]));
