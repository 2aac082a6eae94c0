// A canvas in CSS pixels on a screen of any density. Knows nothing of what is drawn.

export type Context = CanvasRenderingContext2D;

/** Long dashed lines are drawn faster by the processor than through a graphics card's canvas, and much faster where there is no card. */
const software: CanvasRenderingContext2DSettings = { willReadFrequently: true };

/** Sizes the canvas to its box and clears it; returns a context whose unit is the CSS pixel. */
export function prepare(canvas: HTMLCanvasElement, width: number, height: number): Context {
  const density = window.devicePixelRatio;
  const wide = Math.max(1, Math.round(width * density));
  const high = Math.max(1, Math.round(height * density));
  if (canvas.width !== wide) canvas.width = wide;
  if (canvas.height !== high) canvas.height = high;
  const context = canvas.getContext('2d', software);
  if (context === null) throw new Error('This browser draws no 2-D canvas.');
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/** Draws with a clip and a style that do not leak into what follows. */
export function within(
  context: Context,
  box: readonly [number, number, number, number],
  draw: () => void,
): void {
  context.save();
  context.beginPath();
  context.rect(...box);
  context.clip();
  draw();
  context.restore();
}

let ruler: Context | null | undefined;

/** Width of words in CSS pixels, without laying them out. */
export function textWidth(words: string, font: string): number {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (ruler === null) return words.length * 8;
  ruler.font = font;
  return ruler.measureText(words).width;
}
