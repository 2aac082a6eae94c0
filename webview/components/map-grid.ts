// Which losses the map asks the host for: the window with room to pan, one point per three pixels, and when the last answer no longer serves.

import { useEffect, useRef } from 'preact/hooks';
import type { MapRequest, Result } from '../../src/shared/protocol';
import { ask, nextRequest } from '../asks';
import type { Grid, Range, View } from '../state/state';

/** Share of the window asked beyond each of its sides. */
const room = 0.25;
const pixelsPerPoint = 3;
const mostPoints = 260;

export const roomy = ([low, high]: Range, share = room): readonly [number, number] => [
  low - (high - low) * share,
  high + (high - low) * share,
];

const points = (pixels: number): number =>
  Math.min(mostPoints, Math.max(32, Math.ceil((pixels * (1 + 2 * room)) / pixelsPerPoint)));

const covers = (outer: Range, inner: Range): boolean => {
  const slack = (inner[1] - inner[0]) * 1e-6;
  return outer[0] <= inner[0] + slack && outer[1] >= inner[1] - slack;
};

const notTooCoarse = (outer: Range, inner: Range): boolean =>
  outer[1] - outer[0] < 2.6 * (inner[1] - inner[0]);

/** A grid serves a window that lies in it and is not much smaller. */
export const serves = (grid: Grid, view: View, plane: boolean): boolean =>
  covers(grid.x, view.x) &&
  notTooCoarse(grid.x, view.x) &&
  (!plane || (covers(grid.y, view.y) && notTooCoarse(grid.y, view.y)));

export interface GridInput {
  readonly result: Result;
  readonly axes: readonly number[];
  readonly view: View;
  readonly width: number;
  readonly height: number;
  readonly at: readonly number[];
  readonly held: Grid | undefined;
}

/** The whole of the loss depends on the document only: an override asks for nothing new. */
const changesLoss = ({ cause }: Result): boolean => cause !== 'override' && cause !== 'extend';

export function useMapGrid({ result, axes, view, width, height, at, held }: GridInput): void {
  const known = useRef({ result: -1, axes: '', at: '' });
  const plane = axes.length > 1;
  const axesKey = axes.join();
  const atKey = result.parameters.length > axes.length ? at.join() : '';
  useEffect(() => {
    if (width <= 1 || height <= 1) return;
    const fresh =
      known.current.result !== result.id && (changesLoss(result) || known.current.result < 0);
    const same = !fresh && known.current.axes === axesKey && known.current.at === atKey;
    if (same && held !== undefined && serves(held, view, plane)) return;
    known.current = { result: result.id, axes: axesKey, at: atKey };
    const map: MapRequest = {
      request: nextRequest(),
      purpose: 'map',
      axes,
      x: roomy(view.x),
      y: plane ? roomy(view.y) : [0, 1],
      nx: plane ? points(width) : Math.min(600, Math.max(200, Math.round(width * 1.5))),
      ny: plane ? points(height) : 1,
      at,
    };
    ask('map', { kind: 'map', result: result.id, map });
  }, [result, axesKey, view, width, height, atKey]);
}
