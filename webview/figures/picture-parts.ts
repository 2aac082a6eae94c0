// Parts of the pictures for files: paths and marks drawn by Plotly, and the runs' names in a list or at the lines' ends. Pure.

import type { RunView } from '../../src/shared/protocol';
import { stroke, type Marker } from '../theme/palette';
import type { Theme } from '../theme/theme';
import { px, py, type Frame } from './frame';
import { headingHeight, namesWidth, plain, shortName } from './picture-heading';
import { symbols as symbols3d } from './surface-figure';
import { uidOf } from './uid';
import type { Figure, Trace } from './types';

const symbols: Readonly<Record<Marker, string>> = {
  circle: 'circle',
  triangle: 'triangle-up',
  square: 'square',
  diamond: 'diamond',
  star: 'star',
  cross: 'cross',
};

const dashed = ({ dash, round }: ReturnType<typeof stroke>): string =>
  dash.length === 0 ? 'solid' : round ? '2px,4px' : dash.map(length => `${length}px`).join();

/** The hidden traces of a page's figure, made visible. */
export function visibly(
  traces: readonly Trace[],
  runs: readonly RunView[],
  theme: Theme,
): readonly Trace[] {
  return traces.map(trace => {
    const run = runs.find(({ id }) => trace.uid?.endsWith(uidOf('', id)) === true);
    if (run === undefined || trace.visible !== 'legendonly') return trace;
    const look = stroke(run.slot, theme.kind);
    return {
      ...trace,
      visible: true,
      mode: 'lines',
      line: { color: look.colour, width: 2, dash: dashed(look) },
    };
  });
}

export const marks = (
  runs: readonly RunView[],
  theme: Theme,
  place: (run: RunView) => readonly [number, number],
): readonly Trace[] =>
  runs.map(run => {
    const look = stroke(run.slot, theme.kind);
    const [x, y] = place(run);
    return {
      type: 'scatter',
      name: run.label,
      showlegend: false,
      hoverinfo: 'skip',
      mode: 'markers',
      x: [x],
      y: [y],
      marker: {
        symbol: symbols[look.marker],
        color: look.colour,
        size: 11,
        line: { color: theme.background, width: 1.5 },
      },
    };
  });

/** The ring where the runs begin, and its word in the list. Runs that begin together have one. */
export function starts(
  runs: readonly RunView[],
  theme: Theme,
  place: (run: RunView) => readonly [number, number],
): readonly Trace[] {
  const places = new Map(runs.map(run => [place(run).join(), place(run)]));
  return [
    {
      type: 'scatter',
      name: 'start',
      showlegend: true,
      hoverinfo: 'skip',
      mode: 'markers',
      x: [...places.values()].map(([x]) => x),
      y: [...places.values()].map(([, y]) => y),
      marker: {
        symbol: 'circle',
        color: theme.background,
        size: 11,
        line: { color: theme.foreground, width: 2 },
      },
    },
  ];
}

/** A line with its mark for each run, in a list beside the picture, where no name lies on a path. */
export const keys = (
  runs: readonly RunView[],
  theme: Theme,
  type: 'scatter' | 'scatter3d',
): readonly Trace[] =>
  runs.map(run => {
    const look = stroke(run.slot, theme.kind);
    const flat = type === 'scatter';
    return {
      type,
      name: plain(shortName(run)),
      showlegend: true,
      hoverinfo: 'skip',
      mode: 'lines+markers',
      x: [NaN],
      y: [NaN],
      ...(flat ? {} : { z: [NaN] }),
      line: { color: look.colour, width: 2, dash: flat ? dashed(look) : 'solid' },
      marker: {
        symbol: flat ? symbols[look.marker] : symbols3d[look.marker],
        color: look.colour,
        size: flat ? 9 : 5,
      },
    };
  });

/** A line as long as this shows its dashes on both sides of the mark. */
const keyWidth = 52;

/** What the list needs beside a plot. */
export const legendWidth = (runs: readonly RunView[]): number => keyWidth + 26 + namesWidth(runs);

/** Under the heading, at the right. */
export const legend = (theme: Theme, height: number): object => ({
  showlegend: true,
  legend: {
    x: 1,
    xanchor: 'right',
    xref: 'container',
    y: 1 - (headingHeight - 4) / height,
    yanchor: 'top',
    yref: 'container',
    itemwidth: keyWidth,
    bgcolor: theme.background,
    font: { family: theme.font, size: 12, color: theme.foreground },
  },
});

interface Label {
  readonly run: RunView;
  readonly x: number;
  readonly y: number;
}

const labelOf = (run: RunView, theme: Theme): object => ({
  text: plain(shortName(run)),
  showarrow: false,
  xanchor: 'left',
  xshift: 8,
  font: { family: theme.font, size: 12, color: stroke(run.slot, theme.kind).colour },
  bgcolor: theme.background,
  opacity: 0.9,
});

/** Names at least `apart` pixels from each other where they would lie on one another. */
export function annotations(
  labels: readonly Label[],
  theme: Theme,
  frame: Frame,
): readonly object[] {
  const placed: { readonly x: number; readonly y: number }[] = [];
  return [...labels]
    .sort((a, b) => py(frame, a.y) - py(frame, b.y))
    .map(({ run, x, y }) => {
      const [left, wanted] = [px(frame, x), py(frame, y)];
      const top = placed
        .filter(other => Math.abs(other.x - left) < near)
        .reduce((lowest, other) => Math.max(lowest, other.y + apart), -Infinity);
      const place = Math.max(wanted, top);
      placed.push({ x: left, y: place });
      return { xref: 'x', yref: 'y', x, y, ...labelOf(run, theme), yshift: wanted - place };
    });
}

/** Height of a name, and how far to the side another no longer touches it. */
const apart = 18;
const near = 120;

export const titled = (
  layout: Figure['layout'],
  x: string,
  y: string,
  theme: Theme,
): Figure['layout'] => {
  const title = (text: string): object => ({
    text: plain(text),
    font: { family: theme.font, size: 13, color: theme.foreground },
  });
  return {
    ...layout,
    dragmode: false,
    xaxis: { ...(layout.xaxis as object), title: title(x) },
    yaxis: { ...(layout.yaxis as object), title: title(y) },
  };
};
