// The map in the plane: Plotly's contour or curve, the overlay in the same axes, and what a pointer does on it.

import { useMemo, useRef, useState } from 'preact/hooks';
import type { Result, RunView } from '../../src/shared/protocol';
import { fitHeight } from '../figures/fit';
import { frameOf, type Frame, type Margin } from '../figures/frame';
import { mapFigure } from '../figures/map-figure';
import { Plot } from '../plot/plot';
import { sliceAt } from '../state/slice';
import type { Grid, View } from '../state/state';
import { arrange, useSelect } from '../store';
import { MapKey } from './map-key';
import { MapOverlay } from './map-overlay';
import { useShown } from './map-block';
import { useMapGrid } from './map-grid';
import { MapTable } from './plot-table';
import { Tex } from './tex';
import { useMapView } from './use-map-view';
import { usePress } from './use-press';
import { useSize } from './use-size';
import { viewOf } from './view-of';

export const mapMargin: Margin = { l: 50, r: 18, t: 8, b: 42 };

export interface MapPlaneProps {
  readonly result: Result;
  readonly axes: readonly number[];
  readonly fits: number;
}

export function MapPlane({ result, axes, fits }: MapPlaneProps): preact.JSX.Element {
  const area = useRef<HTMLDivElement>(null);
  const size = useSize(area);
  const { theme, runs } = useShown();
  const chosen = useSelect(state => state.arranged.mapView);
  const held = useSelect(state => state.grids.map);
  const narrow = useSelect(state => state.layout === 'narrow');
  const [dragging, setDragging] = useState(false);
  // While Plotly moves its window itself, only the overlay follows; the figure follows at the end.
  const [moving, setMoving] = useState<View | null>(null);
  const plane = axes.length > 1;
  const inner = frameOf({ x: [0, 1], y: [0, 1] }, mapMargin, size.width, size.height);
  const fitted = useMapView({
    result,
    runs,
    axes,
    ratio: inner.width / inner.height,
    chosen,
    fits,
    dragging,
  });
  const grid = held?.axes.join() === axes.join() ? held : undefined;
  const view = useMemo(
    () => (plane || chosen !== null ? fitted : { x: fitted.x, y: lineHeight(fitted, grid, runs) }),
    [fitted, grid, runs, plane, chosen],
  );
  const at = useSliceAt(result, axes);
  useMapGrid({
    result,
    axes,
    view: fitted,
    width: inner.width,
    height: inner.height,
    at,
    held: grid,
  });

  const ready = size.width > 1;
  const figure = useMemo(
    () =>
      ready
        ? mapFigure({
            result,
            runs,
            grid: grid ?? null,
            axes,
            view,
            ...size,
            margin: mapMargin,
            theme,
          })
        : null,
    [result, runs, grid, axes.join(), view, size, theme],
  );
  const frame = useMemo(
    () => frameOf(moving ?? view, mapMargin, size.width, size.height),
    [moving, view, size],
  );
  usePress(area, frame, result, axes, runs);

  return (
    <>
      <div
        class="plot-area"
        ref={area}
        role="group"
        aria-label={
          plane
            ? 'Map of the loss with the paths of the runs'
            : 'Graph of the loss with the steps of the runs'
        }
      >
        <Plot
          name="map"
          figure={figure}
          scrollZoom={!narrow}
          onMove={(moved, done) => {
            const next = viewOf(moved, view);
            if (next === null) return;
            setMoving(done ? null : next);
            if (done) arrange({ mapView: next });
          }}
        />
        {ready && (
          <MapOverlay
            result={result}
            runs={runs}
            axes={axes}
            frame={frame}
            size={size}
            theme={theme}
            scaleGrid={grid}
            onDragging={setDragging}
          />
        )}
        <AxisTitles result={result} axes={axes} frame={frame} height={size.height} />
        {ready && grid === undefined && <p class="plot-sentence">Drawing the loss…</p>}
        <MapTable result={result} runs={runs} />
      </div>
      <MapKey result={result} plane={plane} />
    </>
  );
}

/** Tall enough for the curve in the window and for the finite steps. */
function lineHeight({ x }: View, grid: Grid | undefined, runs: readonly RunView[]): View['y'] {
  if (grid === undefined) return fitHeight(runs.flatMap(run => [...run.points.loss.slice(0, 1)]));
  const step = (grid.x[1] - grid.x[0]) / Math.max(1, grid.nx - 1);
  return fitHeight(
    grid.z.filter((_, i) => grid.x[0] + i * step >= x[0] && grid.x[0] + i * step <= x[1]),
  );
}

/** Where the slice stands: the other parameters at the chosen step. */
function useSliceAt(result: Result, axes: readonly number[]): readonly number[] {
  const sliced = result.parameters.length > axes.length;
  const detail = useSelect(state => (sliced ? state.detail : null));
  return useMemo(
    // The parameters on the axes are ignored; leaving them at the start keeps the answer the same while only they move.
    () =>
      sliceAt(result, detail).map((value, i) =>
        axes.includes(i) ? (result.start[i] ?? 0) : value,
      ),
    [result, detail, axes.join()],
  );
}

interface AxisTitlesProps {
  readonly result: Result;
  readonly axes: readonly number[];
  readonly frame: Frame;
  readonly height: number;
}

function AxisTitles({ result, axes, frame, height }: AxisTitlesProps): preact.JSX.Element {
  const { margin } = frame;
  const x = result.parameters[axes[0] ?? 0];
  const y = axes[1] === undefined ? undefined : result.parameters[axes[1]];
  return (
    <>
      <span
        class="axis-title math x"
        style={{ left: `${margin.l + frame.width / 2}px`, top: `${height - 20}px` }}
      >
        <Tex latex={x?.latex ?? ''} />
      </span>
      <span
        class={y === undefined ? 'axis-title y' : 'axis-title math y'}
        style={{ left: '12px', top: `${margin.t + frame.height / 2}px` }}
      >
        {y === undefined ? 'loss' : <Tex latex={y.latex} />}
      </span>
    </>
  );
}
