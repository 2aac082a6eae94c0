// The data in the overlay: rows as rings, this batch's as squares with their numbers, the model, residuals. Redrawn when the step's numbers come.

import { formatNumber } from '../../src/shared/numbers';
import type { DataView, StepDetail } from '../../src/shared/protocol';
import { px, py, type Frame } from '../figures/frame';
import { batchColour } from '../theme/palette';
import type { Theme } from '../theme/theme';
import { prepare, within, type Context } from './canvas';
import { drawLabel } from './markers';
import { boxOf } from './scene';

export interface DataScene {
  readonly data: DataView;
  /** Column on the horizontal axis. */
  readonly x: number;
  readonly frame: Frame;
  readonly width: number;
  readonly height: number;
  readonly theme: Theme;
  readonly colour: string;
}

/** More rows than this are drawn without residuals, more of a batch without numbers. */
const mostResiduals = 400;
const mostNumbers = 12;

export function drawData(
  canvas: HTMLCanvasElement,
  scene: DataScene,
  detail: StepDetail | null,
): void {
  const { frame, theme, data } = scene;
  const context = prepare(canvas, scene.width, scene.height);
  const { left, top, right, bottom } = boxOf(frame);
  const batch = new Set(detail?.rows ?? []);
  const model = detail?.model;
  within(context, [left, top, right - left, bottom - top], () => {
    if (model !== undefined && data.shown.length <= mostResiduals)
      drawResiduals(context, scene, model.atRows, batch);
    if (model?.curveX !== undefined && model.curveY !== undefined && scene.x === data.x)
      drawModel(context, scene, model.curveX, model.curveY);
    else if (model !== undefined && data.shown.length <= mostResiduals)
      drawFitted(context, scene, model.atRows);
    data.shown.forEach((row, i) => {
      const [x, y] = placeOf(scene, i);
      if (batch.has(row)) drawSquare(context, x, y, theme);
      else drawRow(context, x, y, theme, data.shown.length);
    });
    if (batch.size <= mostNumbers) drawNumbers(context, scene, batch, model?.atRows);
    if (model !== undefined) drawBeyond(context, scene, model.atRows);
  });
}

const placeOf = ({ data, frame, x }: DataScene, i: number): readonly [number, number] => [
  px(frame, data.values[x]?.[i] ?? NaN),
  py(frame, data.values[data.y]?.[i] ?? NaN),
];

function drawResiduals(
  context: Context,
  scene: DataScene,
  fitted: Float64Array,
  batch: ReadonlySet<number>,
): void {
  const { data, frame, theme } = scene;
  for (const ofBatch of [false, true]) {
    context.beginPath();
    data.shown.forEach((row, i) => {
      if (batch.has(row) !== ofBatch) return;
      const [x, y] = placeOf(scene, i);
      context.moveTo(x, y);
      context.lineTo(x, py(frame, fitted[i] ?? NaN));
    });
    context.strokeStyle = ofBatch ? batchColour(theme.kind) : theme.secondary;
    context.globalAlpha = ofBatch ? 1 : 0.7;
    context.lineWidth = ofBatch ? 1.6 : 1;
    context.setLineDash(ofBatch ? [] : [2, 3]);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function drawModel(
  context: Context,
  { frame, colour }: DataScene,
  x: Float64Array,
  y: Float64Array,
): void {
  context.beginPath();
  x.forEach((value, i) => context.lineTo(px(frame, value), py(frame, y[i] ?? NaN)));
  context.strokeStyle = colour;
  context.lineWidth = 2.6;
  context.lineJoin = 'round';
  context.stroke();
}

function drawRow(context: Context, x: number, y: number, theme: Theme, count: number): void {
  context.beginPath();
  context.arc(x, y, count > 300 ? 2.4 : 3.6, 0, 2 * Math.PI);
  context.fillStyle = theme.background;
  context.fill();
  context.strokeStyle = theme.foreground;
  context.lineWidth = 1.5;
  context.stroke();
}

function drawSquare(context: Context, x: number, y: number, theme: Theme): void {
  context.fillStyle = theme.background;
  context.fillRect(x - 6, y - 6, 12, 12);
  context.fillStyle = batchColour(theme.kind);
  context.fillRect(x - 4.8, y - 4.8, 9.6, 9.6);
}

/** Where there is no curve to see them on: what the model says at each row. */
function drawFitted(context: Context, scene: DataScene, fitted: Float64Array): void {
  const { data, frame, colour } = scene;
  context.beginPath();
  data.shown.forEach((_, i) => {
    const [x] = placeOf(scene, i);
    const y = py(frame, fitted[i] ?? NaN);
    context.moveTo(x - 7, y);
    context.lineTo(x + 7, y);
  });
  context.strokeStyle = colour;
  context.lineWidth = 2.6;
  context.stroke();
}

/** The axes are fixed: a model that is far off the rows is outside, and then it says where. */
function drawBeyond(
  context: Context,
  { frame, theme, colour }: DataScene,
  fitted: Float64Array,
): void {
  const finite = fitted.filter(Number.isFinite);
  const least = finite.reduce((a, b) => Math.min(a, b), Infinity);
  const greatest = finite.reduce((a, b) => Math.max(a, b), -Infinity);
  const { top, bottom, left, right } = boxOf(frame);
  const above = py(frame, least) < top;
  if (finite.length === 0 || (!above && py(frame, greatest) <= bottom)) return;
  const words = `${above ? '↑' : '↓'} model: ${formatNumber(least)} to ${formatNumber(greatest)}`;
  drawLabel(context, words, (left + right) / 2, above ? top + 10 : bottom - 10, {
    colour,
    background: theme.background,
    font: `600 12px ${theme.font}`,
    align: 'center',
  });
}

/** Lines of words apart. */
const apart = 14;

/** On the side of the row that the model does not pass, so that no residual runs through the words; where other words stand already, a line further off. */
function drawNumbers(
  context: Context,
  scene: DataScene,
  batch: ReadonlySet<number>,
  fitted: Float64Array | undefined,
): void {
  const { data, theme, frame } = scene;
  const { top, bottom, left, right } = boxOf(frame);
  const font = `12px ${theme.font}`;
  context.font = font;
  const taken: { readonly x: number; readonly y: number; readonly half: number }[] = [];
  const order = [...data.shown.keys()].filter(i => batch.has(data.shown[i] ?? -1));
  order.sort((a, b) => placeOf(scene, a)[0] - placeOf(scene, b)[0]);
  for (const i of order) {
    const words = `row ${(data.shown[i] ?? 0) + 1}`;
    const [x, y] = placeOf(scene, i);
    const half = context.measureText(words).width / 2;
    const middle = Math.min(right - half, Math.max(left + half, x));
    const away = py(frame, fitted?.[i] ?? NaN) > y ? -apart : apart;
    const places = [away, -away, 2 * away, -2 * away, 3 * away].map(by => y + by);
    const free = (place: number): boolean =>
      place <= bottom - 8 &&
      place >= top + 8 &&
      taken.every(
        other =>
          Math.abs(other.x - middle) > other.half + half + 3 || Math.abs(other.y - place) >= apart,
      );
    const place = places.find(free);
    // No room for words: the square alone says that the row is in the batch.
    if (place === undefined) continue;
    taken.push({ x: middle, y: place, half });
    drawLabel(context, words, middle, place, {
      colour: theme.foreground,
      background: theme.background,
      font,
      align: 'center',
    });
  }
}
