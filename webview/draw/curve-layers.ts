// The curves in two layers: the lines with their leaders, drawn once, and the cursor with the markers, drawn at every step.

import type { Curve } from '../figures/curves-figure';
import { px, py, type Frame } from '../figures/frame';
import { diverged, valueAt } from '../state/select';
import { stroke } from '../theme/palette';
import type { Theme } from '../theme/theme';
import { prepare, within, type Context } from './canvas';
import { drawMarker, drawTimes } from './markers';
import { pen } from './path-layers';
import { strokePiece } from './polyline';
import { boxOf } from './scene';

export interface CurveScene {
  readonly curves: readonly Curve[];
  readonly frame: Frame;
  readonly width: number;
  readonly height: number;
  readonly log: boolean;
  readonly theme: Theme;
  readonly selected: string | undefined;
  /** Centres of the names at the right; empty where there is no room for names. */
  readonly labels: ReadonlyMap<string, number>;
}

/** Far above any picture: where an infinite loss is drawn to. */
const beyond = 1e6;

export function heightOf({ frame, log }: Pick<CurveScene, 'frame' | 'log'>, value: number): number {
  if (Number.isNaN(value) || (log && value < 0)) return NaN;
  if (value === Infinity) return -beyond;
  if (value === -Infinity || (log && value === 0)) return beyond;
  return Math.min(beyond, Math.max(-beyond, py(frame, log ? Math.log10(value) : value)));
}

/** Only what was stored: a gap between stored losses is bridged, as the line between two kept points is. */
function inPixels(
  scene: CurveScene,
  { x, y }: Curve,
): { readonly x: Float64Array; readonly y: Float64Array } {
  const kept = Array.from(y.keys()).filter(i => !Number.isNaN(heightOf(scene, y[i] ?? NaN)));
  return {
    x: Float64Array.from(kept, i => px(scene.frame, x[i] ?? NaN)),
    y: Float64Array.from(kept, i => heightOf(scene, y[i] ?? NaN)),
  };
}

const selectedLast = ({ curves, selected }: CurveScene): readonly Curve[] => [
  ...curves.filter(({ run }) => run.id !== selected),
  ...curves.filter(({ run }) => run.id === selected),
];

/** Where a curve leaves the picture at the right, or ends before. */
export function endHeight(scene: Omit<CurveScene, 'labels'>, { run, x, y }: Curve): number {
  if (diverged(run)) return boxOf(scene.frame).top;
  const [, edge] = scene.frame.view.x;
  let i = y.length - 1;
  while (i > 0 && (x[i - 1] ?? 0) >= edge) i--;
  while (i > 0 && Number.isNaN(heightOf(scene, y[i] ?? NaN))) i--;
  return heightOf(scene, y[i] ?? NaN);
}

export function drawCurves(canvas: HTMLCanvasElement, scene: CurveScene): void {
  const { frame, theme } = scene;
  const context = prepare(canvas, scene.width, scene.height);
  const box = boxOf(frame);
  within(context, [box.left, box.top - 2, box.right - box.left, box.bottom - box.top + 2], () => {
    for (const curve of selectedLast(scene)) {
      const line = inPixels(scene, curve);
      const path = {
        stroke: stroke(curve.run.slot, theme.kind),
        selected: curve.run.id === scene.selected,
      };
      strokePiece(context, line, [0, Math.max(0, line.x.length - 1)], box, pen(path, 1));
    }
  });
  for (const curve of scene.curves) {
    if (diverged(curve.run)) drawLost(context, scene, curve);
    drawLeader(context, scene, curve);
  }
}

/** A cross at the top, where the curve left for good. */
function drawLost(context: Context, scene: CurveScene, curve: Curve): void {
  const line = inPixels(scene, curve);
  const box = boxOf(scene.frame);
  let i = line.y.length - 1;
  while (i > 0 && (line.y[i] ?? 0) < box.top) i--;
  const x = Math.min(box.right - 6, Math.max(box.left + 1, line.x[i] ?? box.left));
  drawTimes(
    context,
    x,
    box.top + 5,
    stroke(curve.run.slot, scene.theme.kind).colour,
    scene.theme.background,
  );
}

function drawLeader(context: Context, scene: CurveScene, curve: Curve): void {
  const to = scene.labels.get(curve.run.id);
  if (to === undefined || diverged(curve.run)) return;
  const { right, top, bottom } = boxOf(scene.frame);
  const end = endHeight(scene, curve);
  const x = px(scene.frame, curve.x[curve.x.length - 1] ?? NaN);
  if (!(end >= top && end <= bottom) || x < right - 8) return;
  context.strokeStyle = stroke(curve.run.slot, scene.theme.kind).colour;
  context.globalAlpha = 0.75;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(right + 2, end);
  context.lineTo(right + 12, to);
  context.stroke();
  context.globalAlpha = 1;
}

/** Where the cursor stands for a run's step, in data of the horizontal axis. */
export const cursorX = (scene: CurveScene, step: number): number => {
  const curve = scene.curves.find(({ run }) => run.id === scene.selected) ?? scene.curves[0];
  return curve === undefined ? NaN : alongX(curve, step);
};

const alongX = ({ run, x }: Curve, step: number): number => {
  const last = run.points.step.length - 1;
  const steps = run.points.step[last] ?? 0;
  return steps > 0 ? ((x[last] ?? 0) / steps) * step : 0;
};

export function drawCursor(canvas: HTMLCanvasElement, scene: CurveScene, step: number): void {
  const { frame, theme } = scene;
  const context = prepare(canvas, scene.width, scene.height);
  const box = boxOf(frame);
  const at = px(frame, cursorX(scene, step));
  if (at < box.left - 1 || at > box.right + 1) return;
  context.strokeStyle = theme.foreground;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(Math.round(at) + 0.5, box.top);
  context.lineTo(Math.round(at) + 0.5, box.bottom + 4);
  context.stroke();
  for (const curve of selectedLast(scene)) {
    const { run, y } = curve;
    if (step > run.steps) continue;
    const height = heightOf(scene, valueAt(run.points, y, step));
    if (!(height >= box.top - 6 && height <= box.bottom + 6)) continue;
    const { marker, colour } = stroke(run.slot, theme.kind);
    const radius = run.id === scene.selected ? 5.6 : 4.8;
    drawMarker(context, px(frame, alongX(curve, step)), height, {
      marker,
      colour,
      background: theme.background,
      radius,
    });
  }
}
