// The paths in three layers: what is to come, faint; a halo of the background; the part done at full strength. A step forward only adds to them.

import { prepare, within, type Context } from './canvas';
import { positionOf, strokePiece, type Pen } from './polyline';
import type { MapScene, PathScene } from './scene';

/** The halo follows the dashes, so that gaps stay gaps. */
const halo = 2.5;
const faint = 0.46;
/** Steps farther apart than this are dots on the line of the selected run. */
const dotsApart = 9;

interface Progress {
  position: number;
  length: number;
}

export class PathLayers {
  private scene: MapScene | undefined;
  private contexts:
    { readonly rest: Context; readonly halo: Context; readonly done: Context } | undefined;
  private progress: Progress[] = [];

  constructor(
    private readonly rest: HTMLCanvasElement,
    private readonly halo: HTMLCanvasElement,
    private readonly done: HTMLCanvasElement,
  ) {}

  set(scene: MapScene, step: number): void {
    this.scene = scene;
    this.restart();
    this.show(step);
  }

  /** Draws up to the step: adds what is new, or starts again when it goes back. */
  show(step: number): void {
    const { scene } = this;
    if (scene === undefined) return;
    const targets = scene.paths.map(({ line, run }) => positionOf(line, Math.min(step, run.steps)));
    if (targets.some((target, i) => target < (this.progress[i]?.position ?? 0))) this.restart();
    const { contexts } = this;
    if (contexts === undefined) return;
    scene.paths.forEach((path, i) => {
      const progress = this.progress[i];
      const target = targets[i] ?? 0;
      if (progress === undefined || target <= progress.position) return;
      const piece = [progress.position, target] as const;
      const { line } = path;
      const full = pen(path, 1);
      const wide = { ...full, width: full.width + halo, colour: scene.theme.background };
      within(contexts.rest, area(scene), () => erase(contexts.rest, path, piece, scene));
      within(contexts.halo, area(scene), () =>
        strokePiece(contexts.halo, line, piece, scene.box, wide, progress.length),
      );
      within(contexts.done, area(scene), () => {
        progress.length += strokePiece(
          contexts.done,
          line,
          piece,
          scene.box,
          full,
          progress.length,
        );
        if (path.selected) drawDots(contexts.done, path, piece, scene);
      });
      progress.position = target;
    });
  }

  private restart(): void {
    const { scene } = this;
    if (scene === undefined) return;
    const contexts = {
      rest: prepare(this.rest, scene.width, scene.height),
      halo: prepare(this.halo, scene.width, scene.height),
      done: prepare(this.done, scene.width, scene.height),
    };
    within(contexts.rest, area(scene), () => {
      for (const path of scene.paths)
        strokePiece(
          contexts.rest,
          path.line,
          [0, path.line.x.length - 1],
          scene.box,
          pen(path, faint),
        );
    });
    this.contexts = contexts;
    this.progress = scene.paths.map(() => ({ position: 0, length: 0 }));
  }
}

const area = ({ box }: MapScene): readonly [number, number, number, number] => [
  box.left,
  box.top,
  box.right - box.left,
  box.bottom - box.top,
];

export const pen = (
  { stroke, selected }: Pick<PathScene, 'stroke' | 'selected'>,
  alpha: number,
): Pen => ({
  colour: stroke.colour,
  width: stroke.round ? (selected ? 3.5 : 2.9) : selected ? 2.8 : 2,
  dash: stroke.dash,
  round: stroke.round,
  alpha,
});

/** What is done is no longer to come: its faint line would fill the gaps of the dashes. */
function erase(
  context: Context,
  path: PathScene,
  piece: readonly [number, number],
  scene: MapScene,
): void {
  context.globalCompositeOperation = 'destination-out';
  strokePiece(context, path.line, piece, scene.box, {
    ...pen(path, 1),
    dash: [],
    width: pen(path, 1).width + 1,
  });
}

/** One dot per step where steps are long enough to be told apart. */
function drawDots(
  context: Context,
  { line }: PathScene,
  [from, to]: readonly [number, number],
  scene: MapScene,
): void {
  context.fillStyle = scene.theme.background;
  for (let i = Math.max(1, Math.ceil(from)); i <= to; i++) {
    const x = line.x[i] ?? NaN;
    const y = line.y[i] ?? NaN;
    const apart = Math.hypot(x - (line.x[i - 1] ?? NaN), y - (line.y[i - 1] ?? NaN));
    const single = (line.step[i] ?? 0) - (line.step[i - 1] ?? 0) === 1;
    if (!single || !(apart > dotsApart)) continue;
    context.beginPath();
    context.arc(x, y, 1.1, 0, 2 * Math.PI);
    context.fill();
  }
}
