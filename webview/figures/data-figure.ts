// The data as a figure: the rows as a trace, the axes; the model and the batch are the overlay's. Pure.

import type { DataView } from '../../src/shared/protocol';
import type { View } from '../state/state';
import type { Theme } from '../theme/theme';
import { plane } from './axes';
import { fitHeight } from './fit';
import type { Margin } from './frame';
import { linearTicks } from './ticks';
import type { Figure } from './types';

/** The column on the horizontal axis: the one chosen, where this data has it. */
export const dataColumn = (data: DataView, chosen: number | null): number =>
  chosen !== null && chosen < data.columns.length && chosen !== data.y ? chosen : data.x;

/** How many times the rows' own height the axis may reach beyond them for the model. */
const mostBeyond = 1;

/** Fixed over the whole run: the rows and, as far as they stay the better part of the picture, the model. */
export function dataView(data: DataView, x: number): View {
  const rows = fitHeight(data.values[data.y] ?? [], 0);
  const beyond = mostBeyond * (rows[1] - rows[0]);
  const [low, high] = data.reach ?? rows;
  const least = Math.max(Math.min(low, rows[0]), rows[0] - beyond);
  const greatest = Math.min(Math.max(high, rows[1]), rows[1] + beyond);
  return { x: fitHeight(data.values[x] ?? [], 0.05), y: fitHeight([least, greatest], 0.15) };
}

export interface DataLook {
  readonly view: View;
  readonly width: number;
  readonly height: number;
  readonly margin: Margin;
  readonly theme: Theme;
}

export function dataFigure(
  data: DataView,
  x: number,
  { view, width, height, margin, theme }: DataLook,
): Figure {
  const layout = plane(
    theme,
    margin,
    { range: view.x, ticks: linearTicks(view.x, (width - margin.l - margin.r) / 70), grid: false },
    { range: view.y, ticks: linearTicks(view.y, (height - margin.t - margin.b) / 32), grid: true },
    'data',
  );
  return {
    data: [
      {
        type: 'scatter',
        uid: 'rows',
        name: 'rows',
        visible: 'legendonly',
        showlegend: false,
        hoverinfo: 'skip',
        mode: 'markers',
        x: data.values[x] ?? [],
        y: data.values[data.y] ?? [],
      },
    ],
    layout: { ...layout, width, height },
  };
}
