// What lies over the map in its own axes: ghost of the batch, paths, marks, lens, start ring. Drawn by hand at every step, not by the component tree.

import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Result, RunView, StepDetail } from '../../src/shared/protocol';
import { stepShare } from '../draw/lens-painter';
import { PathLayers } from '../draw/path-layers';
import { mapScene, type MapScene } from '../draw/scene';
import { drawMarks, stepEnds, stepLength } from '../draw/step-marks';
import { inside, type Frame } from '../figures/frame';
import { selectedRun } from '../state/select';
import type { Grid, State } from '../state/state';
import { currentState, subscribe, useSelect } from '../store';
import type { Theme } from '../theme/theme';
import { drawGhost, askGhost, type GhostInput } from './ghost';
import { Lens, lensSizes, type LensHandle } from './lens';
import { StartRing } from './start-ring';
import type { Size } from './use-size';

export interface MapOverlayProps {
  readonly result: Result;
  readonly runs: readonly RunView[];
  readonly axes: readonly number[];
  readonly frame: Frame;
  readonly size: Size;
  readonly theme: Theme;
  readonly scaleGrid: Grid | undefined;
  readonly onDragging: (dragging: boolean) => void;
}

/** A step shorter than this is shown by the lens. */
const shortStep = 24;
/** Below that the coordinates have no more digits to show. */
const leastStep = 1e-5;
/** A lens that hardly magnifies only hides the map. */
const leastMagnified = 2.5;

/** The detail that the arrows may show at a step: its own, or while playing the last one, which is a frame or two behind. */
function detailFor(
  { detail, result, playing }: State,
  run: RunView,
  step: number,
): StepDetail | null {
  if (detail === null || detail.result !== result?.id || detail.run !== run.id) return null;
  const at = Math.min(step, run.steps);
  const behind = Math.abs(at - detail.step);
  return behind === 0 || (playing && behind <= Math.max(3, run.steps / 60)) ? detail : null;
}

export function MapOverlay(props: MapOverlayProps): preact.JSX.Element {
  const { result, runs, axes, frame, size, theme, scaleGrid, onDragging } = props;
  const selected = useSelect(state => selectedRun(state)?.id);
  const lensOn = useSelect(state => state.arranged.lens);
  const rowArrows = useSelect(state => state.arranged.rowArrows);
  const canvases = {
    ghost: useRef<HTMLCanvasElement>(null),
    rest: useRef<HTMLCanvasElement>(null),
    halo: useRef<HTMLCanvasElement>(null),
    done: useRef<HTMLCanvasElement>(null),
    marks: useRef<HTMLCanvasElement>(null),
  };
  const layers = useRef<PathLayers | null>(null);
  const lens = useRef<LensHandle>(null);
  const startLoss = runs[0]?.points.loss[0] ?? NaN;
  const scene = useMemo(
    () => mapScene({ frame, ...size, theme, result, runs, selected, axes, startLoss }),
    [frame, size, theme, result, runs, selected, axes.join(), startLoss],
  );
  const marksInput = useRef({ scene, lensOn, rowArrows });
  marksInput.current = { scene, lensOn, rowArrows };

  const paintStep = (): void => {
    const { scene: now, lensOn: magnify, rowArrows: rows } = marksInput.current;
    const state = currentState();
    const { step } = state;
    layers.current?.show(step);
    const path = now.paths.find(({ selected: chosen }) => chosen);
    const detail = path === undefined ? null : detailFor(state, path.run, step);
    const rowByRow = rows && (detail?.rowGradients?.length ?? 0) > 0;
    const small = magnify && !rowByRow && path !== undefined && isShort(now, path, step);
    const magnified =
      lens.current?.show(small ? { scene: now, path, step, detail } : null) ?? false;
    if (canvases.marks.current !== null)
      drawMarks(canvases.marks.current, {
        scene: now,
        step,
        detail,
        arrows: !magnified,
        rowArrows: rows,
      });
  };

  useLayoutEffect(() => {
    const { rest, halo, done } = canvases;
    if (rest.current === null || halo.current === null || done.current === null) return;
    layers.current ??= new PathLayers(rest.current, halo.current, done.current);
    layers.current.set(scene, currentState().step);
    paintStep();
  }, [scene, lensOn, rowArrows]);

  useEffect(
    () =>
      subscribe((state, before) => {
        if (
          state.step !== before.step ||
          state.detail !== before.detail ||
          state.grids.lens !== before.grids.lens
        )
          paintStep();
      }),
    [],
  );
  useGhost({ result, axes, frame, size, theme }, canvases.ghost);

  return (
    <>
      {Object.entries(canvases).map(([name, ref]) => (
        <canvas key={name} ref={ref} data-layer={name} aria-hidden="true" />
      ))}
      <Lens scene={scene} scaleGrid={scaleGrid} handle={lens} />
      <StartRing result={result} scene={scene} onDragging={onDragging} />
    </>
  );
}

function isShort(scene: MapScene, path: MapScene['paths'][number], step: number): boolean {
  const length = stepLength(path, step);
  const [x, y] = stepEnds(path, step)[1];
  return (
    step > 0 &&
    step <= path.run.steps &&
    length > leastStep &&
    length < Math.min(shortStep, (stepShare * lensSizes[currentState().layout]) / leastMagnified) &&
    inside(scene.frame, x, y)
  );
}

function useGhost(input: GhostInput, canvas: preact.RefObject<HTMLCanvasElement | null>): void {
  const grid = useSelect(state => state.grids.batch);
  const on = useSelect(state => state.arranged.ghost);
  const run = useSelect(state => selectedRun(state)?.id);
  const partial = input.result.batch !== undefined && input.result.batch.size !== null;
  const shown = on && partial && input.axes.length > 1;
  // Without a ghost the step is nobody's business here.
  const step = useSelect(state => (shown ? state.step : 0));
  useEffect(() => {
    if (shown && run !== undefined) askGhost(input, run, step);
  }, [shown, run, step, input.result, input.frame]);
  useLayoutEffect(() => {
    if (canvas.current !== null)
      drawGhost(canvas.current, input, shown && step > 0 ? grid : undefined);
  }, [shown, grid, input.frame, input.size, input.theme, step > 0]);
}
