// The lens: a short step magnified in the emptiest corner, with local contours (or the curve) and the arrows. Painted with the map, step by step.

import type { Ref } from 'preact';
import { useImperativeHandle, useMemo, useRef } from 'preact/hooks';
import { formatCount, superscript } from '../../src/shared/numbers';
import type { StepDetail } from '../../src/shared/protocol';
import { ask, nextRequest } from '../asks';
import { textWidth } from '../draw/canvas';
import { covered } from '../draw/free-place';
import { stepEnds } from '../draw/step-marks';
import { gridPicture, type GridPicture } from '../draw/grid-picture';
import { lensFrame, paintLens, type LensPlace } from '../draw/lens-painter';
import type { MapScene, PathScene } from '../draw/scene';
import type { Theme } from '../theme/theme';
import { lossScale, type LossScale } from '../figures/levels';
import { sliceAt } from '../state/slice';
import type { Grid, View } from '../state/state';
import { currentState, useSelect } from '../store';
import { roomy, serves } from './map-grid';

export interface LensShown {
  readonly scene: MapScene;
  readonly path: PathScene;
  readonly step: number;
  readonly detail: StepDetail | null;
}

export interface LensHandle {
  /** False where there is no room for it: the map then shows the arrows itself. */
  show(shown: LensShown | null): boolean;
}

/** Made once per grid, scale and theme. */
interface Picture {
  readonly grid: Grid;
  readonly scale: LossScale;
  readonly theme: Theme;
  readonly picture: GridPicture;
}

export interface LensProps {
  readonly scene: MapScene;
  readonly scaleGrid: Grid | undefined;
  readonly handle: Ref<LensHandle>;
}

export const lensSizes = { narrow: 124, medium: 156, wide: 184 } as const;
const captionHeight = 22;
const gap = 8;
const gridPoints = 48;
const linePoints = 120;
const localLevels = 7;

export function Lens({ scene, scaleGrid, handle }: LensProps): preact.JSX.Element {
  const layout = useSelect(state => state.layout);
  const box = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const caption = useRef<HTMLElement>(null);
  const size = Math.min(lensSizes[layout], scene.frame.width * 0.55, scene.frame.height * 0.62);
  const corners = useMemo(() => emptiestFirst(scene, size), [scene, size]);
  const scale = useMemo<LossScale>(
    () => (scaleGrid === undefined ? { floor: 0, range: [0, 1] } : lossScale(scaleGrid.z)),
    [scaleGrid],
  );
  const pictures = useRef<Picture | null>(null);

  useImperativeHandle(
    handle,
    () => ({
      show: shown => {
        if (box.current === null || canvas.current === null || caption.current === null)
          return false;
        const corner = shown === null ? undefined : freeCorner(corners, size, shown);
        box.current.style.visibility = corner === undefined ? 'hidden' : 'visible';
        if (shown === null || corner === undefined) return false;
        const place: LensPlace = { width: size - 2, height: size - captionHeight - 2 };
        const frame = lensFrame(shown.scene, shown.path, shown.step, place);
        if (frame === undefined) return false;
        box.current.style.left = `${corner.x}px`;
        box.current.style.top = `${corner.y}px`;
        caption.current.textContent = captionFor(
          shown.step,
          times(frame.factor),
          size,
          shown.scene.theme.font,
        );
        const { grids } = currentState();
        pictures.current = pictureFor(grids.lens, scale, shown.scene.theme, pictures.current);
        paintLens(canvas.current, { ...shown, frame, place, picture: pictures.current?.picture });
        askLosses(grids.lens, shown.scene.axes, frame.frame.view);
        return true;
      },
    }),
    [size, corners, scale],
  );

  return (
    <figure
      class="lens"
      ref={box}
      aria-hidden="true"
      style={{
        width: `${size}px`,
        height: `${size}px`,
        visibility: 'hidden',
        margin: 0,
      }}
    >
      <canvas ref={canvas} />
      <figcaption ref={caption} />
    </figure>
  );
}

/** "Step 72, magnified 32×", or as much of it as fits. */
function captionFor(step: number, magnified: string, size: number, font: string): string {
  const count = formatCount(step);
  const words = [`Step ${count}, magnified ${magnified}`, `Step ${count}, ${magnified}`, magnified];
  return words.find(text => textWidth(text, `11px ${font}`) < size - 14) ?? magnified;
}

const times = (factor: number): string =>
  `${factor >= 1e5 ? `10${superscript(Math.round(Math.log10(factor)))}` : formatCount(factor)}×`;

function pictureFor(
  grid: Grid | undefined,
  scale: LossScale,
  theme: Theme,
  held: Picture | null,
): Picture | null {
  if (grid === undefined) return null;
  const same = held?.grid === grid && held.scale === scale && held.theme === theme;
  return same
    ? held
    : { grid, scale, theme, picture: gridPicture(grid, scale, theme, localLevels) };
}

/** Twice as wide as what is seen, so that not every step asks anew. */
function askLosses(held: Grid | undefined, axes: readonly number[], view: View): void {
  const { result, detail } = currentState();
  if (result === null) return;
  const plane = axes.length > 1;
  if (held?.axes.join() === axes.join() && serves(held, view, plane)) return;
  ask('lens', {
    kind: 'map',
    result: result.id,
    map: {
      request: nextRequest(),
      purpose: 'lens',
      axes,
      x: roomy(view.x, 0.5),
      y: plane ? roomy(view.y, 0.5) : [0, 1],
      nx: plane ? gridPoints : linePoints,
      ny: plane ? gridPoints : 1,
      at: sliceAt(result, detail),
    },
  });
}

type Point = readonly [number, number];

interface Corner {
  readonly x: number;
  readonly y: number;
}

const covers = ({ x, y }: Corner, size: number, px: number, py: number): boolean =>
  px > x - gap && px < x + size + gap && py > y - gap && py < y + size + gap;

/** The corners by the length of path they would cover; of equals the right one on top. */
function emptiestFirst(scene: MapScene, size: number): readonly Corner[] {
  const { box, start } = scene;
  const corners: readonly Corner[] = [
    { x: box.right - size - gap, y: box.top + gap },
    { x: box.left + gap, y: box.top + gap },
    { x: box.right - size - gap, y: box.bottom - size - gap },
    { x: box.left + gap, y: box.bottom - size - gap },
  ];
  const hides = (corner: Corner): number =>
    (start !== undefined && covers(corner, size, ...start) ? 1e6 : 0) +
    covered(scene, {
      left: corner.x,
      top: corner.y,
      right: corner.x + size,
      bottom: corner.y + size,
    });
  return corners
    .map(corner => ({ corner, hidden: hides(corner) }))
    .sort((a, b) => a.hidden - b.hidden)
    .map(({ corner }) => corner);
}

/**
 * Never over the step that it magnifies, nor over the start; in a very small map there may be no such corner. Over where the other
 * runs are only where no corner is free of them.
 */
function freeCorner(
  corners: readonly Corner[],
  size: number,
  { scene, path, step }: LensShown,
): Corner | undefined {
  const now = (of: PathScene): Point => stepEnds(of, step)[1];
  const free = (kept: readonly Point[]): Corner | undefined =>
    corners.find(corner => !kept.some(([x, y]) => covers(corner, size, x, y)));
  const kept = scene.start === undefined ? [now(path)] : [now(path), scene.start];
  return free([...kept, ...scene.paths.map(now)]) ?? free(kept);
}
