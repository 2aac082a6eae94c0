// All that the page asks of Plotly, behind functions of our own: load it, draw a figure, forget a figure, make a picture.

import type { Figure } from '../figures/types';

export interface GraphDiv extends HTMLDivElement {
  /** As Plotly was given it; it reads it anew at every drawing. */
  data?: readonly unknown[];
  on(event: string, listener: (change: Readonly<Record<string, unknown>>) => void): void;
}

export interface PictureOptions {
  readonly format: 'png' | 'svg';
  readonly width: number;
  readonly height: number;
  readonly scale?: number;
}

interface PlotlyLike {
  react(
    div: HTMLElement,
    data: readonly unknown[],
    layout: object,
    config: object,
  ): Promise<unknown>;
  relayout(div: HTMLElement, change: object): Promise<unknown>;
  restyle(div: HTMLElement, change: object, traces: readonly number[]): Promise<unknown>;
  purge(div: HTMLElement): void;
  toImage(figure: object, options: PictureOptions): Promise<string>;
}

declare global {
  interface Window {
    Plotly?: PlotlyLike;
  }
}

const waiting = new Set<() => void>();

export const plotly = (): PlotlyLike | undefined => window.Plotly;

/** Calls back once Plotly is there; at once if it is. Returns how to give up. */
export function whenPlotly(then: () => void): () => void {
  if (plotly() !== undefined) {
    then();
    return () => undefined;
  }
  waiting.add(then);
  return () => void waiting.delete(then);
}

/** After two frames what was just rendered is on the screen, where its letters are there; only then may anything heavy begin. */
export async function afterPaint(): Promise<void> {
  await document.fonts.ready;
  await new Promise<void>(resolve => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}

/** Fetched and run only once there are words on the screen: its five megabytes would stand in the way of the letters, and it holds the page for as long as it is parsed. */
export async function loadPlotly(
  source: string,
  nonce: string,
  words: Promise<void>,
): Promise<void> {
  await words;
  await afterPaint();
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.nonce = nonce;
    script.src = source;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () =>
      reject(new Error('The plotting library could not be loaded.')),
    );
    document.body.append(script);
  });
  for (const then of [...waiting]) then();
  waiting.clear();
}

const config = {
  displayModeBar: false,
  doubleClick: false,
  displaylogo: false,
  showTips: false,
  responsive: false,
};

export const draw = async (
  div: HTMLElement,
  { data, layout }: Figure,
  scrollZoom: boolean,
): Promise<void> => {
  await plotly()?.react(div, data, layout, { ...config, scrollZoom });
};

export const relayout = async (div: HTMLElement, change: object): Promise<void> => {
  await plotly()?.relayout(div, change);
};

export const restyle = async (
  div: HTMLElement,
  change: object,
  traces: readonly number[],
): Promise<void> => {
  await plotly()?.restyle(div, change, traces);
};

export const forget = (div: HTMLElement): void => plotly()?.purge(div);

export async function picture(figure: Figure, options: PictureOptions): Promise<string> {
  const library = plotly();
  if (library === undefined) throw new Error('The plotting library is still loading.');
  return await library.toImage({ data: figure.data, layout: figure.layout }, options);
}
