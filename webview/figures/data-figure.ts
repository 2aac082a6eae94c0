// The data as a figure: the rows as a trace, the axes; the model and the batch are the overlay's. Pure.

import type { DataView } from '../../src/shared/protocol';
import type { View } from '../state/state';
import type { Theme } from '../theme/theme';
import { plane } from './axes';
import { fitHeight } from './fit';
import type { Margin } from './frame';
import { linearTicks } from './ticks';
import type { Figure } from './types';

export function dataView(data: DataView, x: number): View {
  return {
    x: fitHeight(data.values[x] ?? [], 0.05),
    y: fitHeight(data.values[data.y] ?? [], 0.15),
  };
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
