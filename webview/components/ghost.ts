// The loss of this step's batch as a dashed ghost over the map: what the step itself saw. Asked per step, at most one question on its way.

import type { Result } from '../../src/shared/protocol';
import { ask, nextRequest } from '../asks';
import { prepare, within } from '../draw/canvas';
import { levelLines, paintLines } from '../draw/grid-picture';
import { boxOf } from '../draw/scene';
import type { Frame } from '../figures/frame';
import { levels, listed, lossScale, transform } from '../figures/levels';
import { sliceAt } from '../state/slice';
import type { Grid } from '../state/state';
import { currentState } from '../store';
import { batchColour } from '../theme/palette';
import type { Theme } from '../theme/theme';
import { roomy } from './map-grid';
import type { Size } from './use-size';

export interface GhostInput {
  readonly result: Result;
  readonly axes: readonly number[];
  readonly frame: Frame;
  readonly size: Size;
  readonly theme: Theme;
}

const levelCount = 5;
const points = 56;

export function askGhost({ result, axes, frame }: GhostInput, run: string, step: number): void {
  const steps = result.runs.find(({ id }) => id === run)?.steps ?? 0;
  if (step < 1 || steps < 1) return;
  ask('batch', {
    kind: 'map',
    result: result.id,
    map: {
      request: nextRequest(),
      purpose: 'batch',
      axes,
      x: roomy(frame.view.x, 0.1),
      y: roomy(frame.view.y, 0.1),
      nx: points,
      ny: points,
      at: sliceAt(result, currentState().detail),
      batchOf: { run, step: Math.min(step, steps) },
    },
  });
}

/** At most five levels, dashed 4-4, in the batch's colour at 70 %. */
export function drawGhost(
  canvas: HTMLCanvasElement,
  { frame, size, theme }: GhostInput,
  grid: Grid | undefined,
): void {
  const context = prepare(canvas, size.width, size.height);
  if (grid?.batch === undefined) return;
  const scale = lossScale(grid.batch);
  const z = Float64Array.from(grid.batch, loss => transform(scale, loss));
  // The outermost part of the range is far from any minimum: lines there only fill the corners.
  const [low, high] = scale.range;
  const lines = levelLines(grid, z, listed(levels([low + (high - low) * 0.15, high], levelCount)));
  const { left, top, right, bottom } = boxOf(frame);
  within(context, [left, top, right - left, bottom - top], () => {
    context.globalAlpha = 0.7;
    context.strokeStyle = batchColour(theme.kind);
    context.lineWidth = 1.2;
    context.setLineDash([4, 4]);
    paintLines(context, lines, frame);
  });
}
