// The paths in three layers: all of it faint, a halo of the background, the part done at full strength. Forward steps only add to them.

import { prepare, within, type Context } from './canvas';
import { positionOf, strokePiece, trace, type Pen } from './polyline';
import type { MapScene, PathScene } from './scene';

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
  private contexts: { readonly halo: Context; readonly done: Context } | undefined;
  private progress: Progress[] = [];

  constructor(
    private readonly rest: HTMLCanvasElement,
    private readonly halo: HTMLCanvasElement,
    private readonly done: HTMLCanvasElement,
  ) {}

  set(scene: MapScene, step: number): void {
    this.scene = scene;
    const context = prepare(this.rest, scene.width, scene.height);
    within(context, area(scene), () => {
      for (const path of scene.paths)
        strokePiece(context, path.line, [0, path.line.x.length - 1], scene.box, pen(path, faint));
    });
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
      within(contexts.halo, area(scene), () => drawHalo(contexts.halo, path, piece, scene));
      within(contexts.done, area(scene), () => {
        progress.length += strokePiece(
          contexts.done,
          path.line,
          piece,
          scene.box,
          pen(path, 1),
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
    this.contexts = {
      halo: prepare(this.halo, scene.width, scene.height),
      done: prepare(this.done, scene.width, scene.height),
    };
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
  width: stroke.round ? (selected ? 3.4 : 2.8) : selected ? 2.8 : 2,
  dash: stroke.dash,
  round: stroke.round,
  alpha,
});

function drawHalo(
  context: Context,
  path: PathScene,
  piece: readonly [number, number],
  scene: MapScene,
): void {
  context.strokeStyle = scene.theme.background;
  context.lineWidth = pen(path, 1).width + 2 * halo;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  trace(context, path.line, piece, scene.box);
  context.stroke();
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
