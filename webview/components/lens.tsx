// The lens: a short step magnified in the emptiest corner, with local contours and the arrows. Painted with the map, step by step.

import type { Ref } from 'preact';
import { useImperativeHandle, useMemo, useRef } from 'preact/hooks';
import { formatCount, superscript } from '../../src/shared/numbers';
import type { StepDetail } from '../../src/shared/protocol';
import { ask, nextRequest } from '../asks';
import { gridPicture, type GridPicture } from '../draw/grid-picture';
import { lensFrame, paintLens, type LensPlace } from '../draw/lens-painter';
import type { MapScene, PathScene } from '../draw/scene';
import type { Theme } from '../theme/theme';
import { lossScale, type LossScale } from '../figures/levels';
import type { Grid } from '../state/state';
import { currentState, useSelect } from '../store';
import { roomy, serves } from './map-grid';

export interface LensShown {
  readonly scene: MapScene;
  readonly path: PathScene;
  readonly step: number;
  readonly detail: StepDetail | null;
}

export interface LensHandle {
  show(shown: LensShown | null): void;
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

const sizes = { narrow: 124, medium: 156, wide: 184 } as const;
const captionHeight = 22;
const gap = 8;
const gridPoints = 48;
const localLevels = 7;

export function Lens({ scene, scaleGrid, handle }: LensProps): preact.JSX.Element {
  const layout = useSelect(state => state.layout);
  const box = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const caption = useRef<HTMLElement>(null);
  const size = Math.min(sizes[layout], scene.frame.width * 0.55, scene.frame.height * 0.62);
  const corner = useMemo(() => emptiestCorner(scene, size), [scene, size]);
  const scale = useMemo<LossScale>(
    () => (scaleGrid === undefined ? { floor: 0, range: [0, 1] } : lossScale(scaleGrid.z)),
    [scaleGrid],
  );
  const pictures = useRef<Picture | null>(null);

  useImperativeHandle(
    handle,
    () => ({
      show: shown => {
        if (box.current === null || canvas.current === null || caption.current === null) return;
        box.current.style.visibility = shown === null ? 'hidden' : 'visible';
        if (shown === null) return;
        const place: LensPlace = { width: size - 2, height: size - captionHeight - 2 };
        const frame = lensFrame(shown.scene, shown.path, shown.step, place);
        if (frame === undefined) return;
        caption.current.textContent = `Step ${shown.step}, ${layout === 'narrow' ? '' : 'magnified '}${times(frame.factor)}`;
        const { grids, result } = currentState();
        const grid = grids.lens;
        const { theme } = shown.scene;
        const { current: held } = pictures;
        if (
          grid !== undefined &&
          (held?.grid !== grid || held.scale !== scale || held.theme !== theme)
        )
          pictures.current = {
            grid,
            scale,
            theme,
            picture: gridPicture(grid, scale, theme, localLevels),
          };
        paintLens(canvas.current, { ...shown, frame, place, picture: pictures.current?.picture });
        if (
          result !== null &&
          (grid === undefined ||
            grid.axes.join() !== shown.scene.axes.join() ||
            !serves(grid, frame.frame.view, true))
        )
          ask('lens', {
            kind: 'map',
            result: result.id,
            map: {
              request: nextRequest(),
              purpose: 'lens',
              axes: shown.scene.axes,
              x: roomy(frame.frame.view.x, 0.5),
              y: roomy(frame.frame.view.y, 0.5),
              nx: gridPoints,
              ny: gridPoints,
              at: shown.detail === null ? result.start : [...shown.detail.after],
            },
          });
      },
    }),
    [size, layout, scale],
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
        ...corner,
      }}
    >
      <canvas ref={canvas} />
      <figcaption ref={caption} />
    </figure>
  );
}

const times = (factor: number): string =>
  `${factor >= 1e5 ? `10${superscript(Math.round(Math.log10(factor)))}` : formatCount(factor)}×`;

/** The corner with the fewest path points; of equals the right one on top. */
function emptiestCorner(
  { paths, box, start }: MapScene,
  size: number,
): Readonly<Record<string, string>> {
  const corners = [
    { x: box.right - size - gap, y: box.top + gap },
    { x: box.left + gap, y: box.top + gap },
    { x: box.right - size - gap, y: box.bottom - size - gap },
    { x: box.left + gap, y: box.bottom - size - gap },
  ];
  const covers = (
    { x, y }: { readonly x: number; readonly y: number },
    px: number,
    py: number,
  ): boolean => px > x - gap && px < x + size + gap && py > y - gap && py < y + size + gap;
  const counts = corners.map(corner => {
    let count = start !== undefined && covers(corner, ...start) ? 1e6 : 0;
    for (const { line } of paths)
      for (let i = 0; i < line.x.length; i++)
        if (covers(corner, line.x[i] ?? NaN, line.y[i] ?? NaN)) count++;
    return count;
  });
  const best = corners[counts.indexOf(Math.min(...counts))] ?? { x: 0, y: 0 };
  return { left: `${best.x}px`, top: `${best.y}px` };
}
