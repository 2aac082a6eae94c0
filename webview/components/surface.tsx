// The surface: drawn by Plotly alone; the marks follow the step a dozen times a second, the camera stays where a hand left it.

import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Result } from '../../src/shared/protocol';
import { ask, nextRequest } from '../asks';
import { fitPlane } from '../figures/fit';
import { heightOf, markAt, surfaceFigure } from '../figures/surface-figure';
import { restyle } from '../plot/adapter';
import { Plot } from '../plot/plot';
import { selectedRun } from '../state/select';
import { sliceAt } from '../state/slice';
import type { Camera } from '../state/state';
import { arrange, currentState, subscribe, useSelect } from '../store';
import { useShown } from './map-block';
import { roomy } from './map-grid';
import { MapTable } from './plot-table';
import { useSize } from './use-size';

export interface SurfaceProps {
  readonly result: Result;
  readonly axes: readonly [number, number];
  readonly fits: number;
}

const gridPoints = 72;
/** A redraw of the 3-D scene takes longer than a frame. */
const pause = 80;

export function Surface({ result, axes, fits }: SurfaceProps): preact.JSX.Element {
  const area = useRef<HTMLDivElement>(null);
  const size = useSize(area);
  const { theme, runs } = useShown();
  const selected = useSelect(state => selectedRun(state)?.id);
  const camera = useSelect(state => state.arranged.camera);
  const grid = useSelect(state => state.grids.surface);
  const key = axes.join();
  const fitting = grid?.axes.join() === key ? grid : undefined;

  useEffect(() => {
    const view = fitPlane(result, runs, axes, 1);
    ask('surface', {
      kind: 'map',
      result: result.id,
      map: {
        request: nextRequest(),
        purpose: 'surface',
        axes,
        x: roomy(view.x, 0.05),
        y: roomy(view.y, 0.05),
        nx: gridPoints,
        ny: gridPoints,
        at: sliceAt(result, currentState().detail),
      },
    });
  }, [result, key, fits]);

  const ready = size.width > 1;
  const figure = useMemo(
    () =>
      ready && fitting !== undefined
        ? surfaceFigure({
            result,
            runs,
            selected,
            grid: fitting,
            axes,
            camera: keptCamera.current ?? camera,
            ...size,
            theme,
          })
        : null,
    [ready, result, runs, selected, fitting, key, size, theme, fits],
  );
  const marks = useRef<() => void>(() => undefined);
  const drawn = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const toHeight = fitting === undefined ? undefined : heightOf(fitting);
    marks.current = () => {
      if (drawn.current === null || toHeight === undefined) return;
      const places = runs.map(run =>
        markAt(run, axes, toHeight, Math.min(currentState().step, run.steps)),
      );
      void restyle(
        drawn.current,
        { x: places.map(({ x }) => x), y: places.map(({ y }) => y), z: places.map(({ z }) => z) },
        runs.map((_, i) => 1 + runs.length + i),
      );
    };
    marks.current();
  }, [fitting, runs, key]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = subscribe((state, before) => {
      if (state.step === before.step || timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        marks.current();
      }, pause);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);

  return (
    <div
      class="plot-area"
      ref={area}
      role="group"
      aria-label="Surface of the loss with the paths of the runs"
    >
      <Plot
        key="surface"
        name="map"
        figure={figure}
        scrollZoom
        onMove={change => {
          const moved = cameraOf(change['scene.camera']);
          if (moved === null) return;
          keptCamera.current = moved;
          arrange({ camera: moved });
        }}
        onDrawn={div => {
          drawn.current = div;
          marks.current();
        }}
      />
      {fitting === undefined && <p class="plot-sentence">Drawing the surface…</p>}
      <MapTable result={result} runs={runs} />
    </div>
  );
}

/** The camera of this page's life: state keeps it for the next. */
const keptCamera: { current: Camera | null } = { current: null };

function isPoint(value: unknown): value is Camera['eye'] {
  return (
    typeof value === 'object' && value !== null && 'x' in value && 'y' in value && 'z' in value
  );
}

function cameraOf(value: unknown): Camera | null {
  if (
    typeof value !== 'object' ||
    value === null ||
    !('eye' in value) ||
    !('center' in value) ||
    !('up' in value)
  )
    return null;
  const { eye, center, up } = value;
  return isPoint(eye) && isPoint(center) && isPoint(up) ? { eye, center, up } : null;
}
