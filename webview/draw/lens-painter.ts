// Paints the lens: the same paths, moved and enlarged around the middle of the step, over a picture of the losses there.

import type { StepDetail } from '../../src/shared/protocol';
import { dataX, dataY, type Frame } from '../figures/frame';
import { drawArrow } from './arrows';
import { prepare } from './canvas';
import { paintBands, paintLines, type GridPicture } from './grid-picture';
import { drawMarker, drawRing } from './markers';
import { pen } from './path-layers';
import { positionOf, strokePiece, type Box, type Zoom } from './polyline';
import type { MapScene, PathScene } from './scene';
import { stepArrows, stepEnds } from './step-marks';

export interface LensPlace {
  readonly width: number;
  readonly height: number;
}

export interface LensFrame {
  readonly frame: Frame;
  readonly zoom: Zoom;
  readonly factor: number;
}

/** The step takes this share of the lens's width. */
export const stepShare = 0.315;
const noMargin = { l: 0, r: 0, t: 0, b: 0 };

/** What the lens looks at; nothing where the step has no length. */
export function lensFrame(
  scene: MapScene,
  path: PathScene,
  step: number,
  { width, height }: LensPlace,
): LensFrame | undefined {
  const [[x0, y0], [x1, y1]] = stepEnds(path, step);
  const length = Math.hypot(x1 - x0, y1 - y0);
  const factor = (stepShare * width) / length;
  if (!Number.isFinite(factor) || length === 0) return undefined;
  const x = (x0 + x1) / 2;
  const y = (y0 + y1) / 2;
  const half = { x: width / 2 / factor, y: height / 2 / factor };
  const view = {
    x: [dataX(scene.frame, x - half.x), dataX(scene.frame, x + half.x)] as const,
    y: [dataY(scene.frame, y + half.y), dataY(scene.frame, y - half.y)] as const,
  };
  return {
    frame: { view, margin: noMargin, width, height },
    zoom: { x, y, factor, left: width / 2, top: height / 2 },
    factor,
  };
}

export interface LensInput {
  readonly scene: MapScene;
  readonly path: PathScene;
  readonly step: number;
  readonly detail: StepDetail | null;
  readonly frame: LensFrame;
  readonly place: LensPlace;
  readonly picture: GridPicture | undefined;
}

const faint = 0.46;

export function paintLens(canvas: HTMLCanvasElement, input: LensInput): void {
  const { scene, path, step, detail, frame: lens, place, picture } = input;
  const { theme } = scene;
  const { frame, zoom, factor } = lens;
  const context = prepare(canvas, place.width, place.height);
  context.fillStyle = theme.background;
  context.fillRect(0, 0, place.width, place.height);
  if (picture !== undefined) {
    paintBands(context, picture, frame);
    const plane = scene.axes.length > 1;
    context.strokeStyle = plane ? theme.contourLine : theme.secondary;
    context.lineWidth = plane ? 1 : 1.5;
    paintLines(context, picture.lines, frame);
  }
  const box: Box = {
    left: zoom.x - zoom.left / factor,
    right: zoom.x + zoom.left / factor,
    top: zoom.y - zoom.top / factor,
    bottom: zoom.y + zoom.top / factor,
  };
  for (const other of scene.paths) {
    const { line, run } = other;
    const now = positionOf(line, Math.min(step, run.steps));
    strokePiece(context, line, [now, line.x.length - 1], box, pen(other, faint), 0, zoom);
    const full = pen(other, 1);
    strokePiece(
      context,
      line,
      [0, now],
      box,
      { ...full, colour: theme.background, width: full.width + 2.5 },
      0,
      zoom,
    );
    strokePiece(context, line, [0, now], box, pen(other, 1), 0, zoom);
  }
  const lensScene: MapScene = { ...scene, frame };
  const [before, after] = stepEnds(path, step).map(([x, y]) => enlarged(zoom, x, y));
  if (before === undefined || after === undefined) return;
  const arrows =
    detail === null
      ? stepArrows(lensScene, path, bare, [before, after])
      : stepArrows(lensScene, path, detail, [before, after]);
  for (const arrow of arrows) drawArrow(context, arrow, theme.background);
  drawRing(context, ...before, 4, path.stroke.colour, theme.background, 1.8);
  const { marker, colour } = path.stroke;
  drawMarker(context, ...after, { marker, colour, background: theme.background, radius: 6.4 });
}

/** The step alone, before its gradient has come. */
const bare: Pick<StepDetail, 'g' | 'm'> = {};

const enlarged = (zoom: Zoom, x: number, y: number): readonly [number, number] => [
  (x - zoom.x) * zoom.factor + zoom.left,
  (y - zoom.y) * zoom.factor + zoom.top,
];
