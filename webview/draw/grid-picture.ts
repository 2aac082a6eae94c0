// A grid of losses as a small picture of filled bands and its level lines: the lens's ground, and the batch's ghost contour.

import { px, py, type Frame } from '../figures/frame';
import { levels, listed, transform, type LossScale } from '../figures/levels';
import type { Grid } from '../state/state';
import { mix, parseColour, transparent, type Colour } from '../theme/colour';
import type { Theme } from '../theme/theme';
import type { Context } from './canvas';
import { isolines, type Isoline } from './isolines';

export interface GridPicture {
  readonly grid: Grid;
  readonly bands: HTMLCanvasElement | undefined;
  /** In data coordinates. */
  readonly lines: readonly Isoline[];
}

/** Points of the picture per cell of the grid: bands with edges as smooth as lines. */
const fine = 2;
const shadeCount = 64;

const toData = (grid: Grid, line: Isoline): Isoline => {
  const stepX = (grid.x[1] - grid.x[0]) / Math.max(1, grid.nx - 1);
  const stepY = (grid.y[1] - grid.y[0]) / Math.max(1, grid.ny - 1);
  return line.map((value, i) =>
    i % 2 === 0 ? grid.x[0] + value * stepX : grid.y[0] + value * stepY,
  );
};

export const levelLines = (
  grid: Grid,
  z: Float64Array,
  at: readonly number[],
): readonly Isoline[] =>
  at.flatMap(level => isolines(z, grid.nx, grid.ny, level)).map(line => toData(grid, line));

/** Local contours, the bands between them in the map's own colours: the lens shows the same valley, only closer. */
export function gridPicture(
  grid: Grid,
  scale: LossScale,
  theme: Theme,
  local: number,
): GridPicture {
  if (grid.ny === 1) return { grid, lines: [curveOf(grid)], bands: undefined };
  const z = Float64Array.from(grid.z, loss =>
    transform({ ...scale, range: [scale.range[0] - 9, scale.range[1]] }, loss),
  );
  let low = Infinity;
  let high = -Infinity;
  for (const value of z) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const rises = high > low;
  const lines = rises ? levelLines(grid, z, listed(levels([low, high], local))) : [];
  const shade = shadeBetween([low, rises ? high : low + 1], scale, local + 1);
  return { grid, lines, bands: theme.valley === null ? undefined : bands(grid, z, shade, theme) };
}

/** A loss of one parameter as a line. */
const curveOf = (grid: Grid): Isoline =>
  Float64Array.from(
    Array.from(grid.z).flatMap((loss, i) => [
      grid.x[0] + ((grid.x[1] - grid.x[0]) * i) / Math.max(1, grid.nx - 1),
      loss,
    ]),
  );

/** Of the map's colours, the share that the bands of a lens span at least: less could not be told apart. */
const leastSpan = 0.4;

/** From a transformed loss to its share of the map's colours (0 the valley's), one shade per band. */
function shadeBetween(
  [low, high]: readonly [number, number],
  { range }: LossScale,
  count: number,
): (value: number) => number {
  const share = (value: number): number =>
    Math.min(1, Math.max(0, (value - range[0]) / (range[1] - range[0])));
  const span = Math.max(leastSpan, share(high) - share(low));
  const first = Math.min(1 - span, Math.max(0, (share(low) + share(high) - span) / 2));
  return value => {
    const band = Math.min(
      count - 1,
      Math.max(0, Math.floor(((value - low) / (high - low)) * count)),
    );
    return first + ((band + 0.5) / count) * span;
  };
}

function bands(
  grid: Grid,
  z: Float64Array,
  shade: (value: number) => number,
  theme: Theme,
): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const width = (grid.nx - 1) * fine;
  const height = (grid.ny - 1) * fine;
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) return canvas;
  const image = context.createImageData(width, height);
  const colours = shades(theme);
  const { data } = image;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const value = sample(z, grid.nx, (column + 0.5) / fine, (height - row - 0.5) / fine);
      const colour =
        colours[Number.isNaN(value) ? shadeCount : Math.round(shade(value) * shadeCount)];
      if (colour === undefined) continue;
      const at = 4 * (row * width + column);
      data[at] = colour.r;
      data[at + 1] = colour.g;
      data[at + 2] = colour.b;
      data[at + 3] = 255;
    }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** From the valley's colour to the background, which is also that of "not a number". */
function shades(theme: Theme): readonly Colour[] {
  const ground = parseColour(theme.background) ?? transparent;
  const valley = parseColour(theme.valley ?? theme.background) ?? ground;
  return Array.from({ length: shadeCount + 1 }, (_, i) => mix(ground, valley, i / shadeCount));
}

function sample(z: Float64Array, nx: number, x: number, y: number): number {
  const column = Math.min(nx - 2, Math.floor(x));
  const row = Math.min(z.length / nx - 2, Math.floor(y));
  const at = (c: number, r: number): number => z[r * nx + c] ?? NaN;
  const u = x - column;
  const v = y - row;
  const top = at(column, row) * (1 - u) + at(column + 1, row) * u;
  const bottom = at(column, row + 1) * (1 - u) + at(column + 1, row + 1) * u;
  return top * (1 - v) + bottom * v;
}

export function paintBands(
  context: Context,
  { grid, bands: picture }: GridPicture,
  frame: Frame,
): void {
  if (picture === undefined) return;
  const left = px(frame, grid.x[0]);
  const top = py(frame, grid.y[1]);
  context.drawImage(picture, left, top, px(frame, grid.x[1]) - left, py(frame, grid.y[0]) - top);
}

export function paintLines(context: Context, lines: readonly Isoline[], frame: Frame): void {
  context.beginPath();
  for (const line of lines)
    for (let i = 0; i < line.length; i += 2) {
      const x = px(frame, line[i] ?? NaN);
      const y = py(frame, line[i + 1] ?? NaN);
      if (i === 0) context.moveTo(x, y);
      else context.lineTo(x, y);
    }
  context.stroke();
}
