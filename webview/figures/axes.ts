// The look that all plane figures share: quiet axes, fixed margins, no legend, ticks of our own. Pure.

import type { Theme } from '../theme/theme';
import type { Margin } from './frame';
import type { Ticks } from './ticks';
import type { Range } from '../state/state';

export interface AxisLook {
  /** In decades on a logarithmic axis. */
  readonly range: Range;
  readonly log?: boolean | undefined;
  readonly ticks: Ticks;
  readonly grid: boolean;
  readonly title?: string | undefined;
  readonly fixed?: boolean | undefined;
}

export function axis(
  theme: Theme,
  { range, log, ticks, grid, title, fixed }: AxisLook,
): Readonly<Record<string, unknown>> {
  return {
    type: log === true ? 'log' : 'linear',
    range,
    autorange: false,
    tickmode: 'array',
    tickvals: log === true ? ticks.at.map(exponent => 10 ** exponent) : ticks.at,
    ticktext: ticks.labels,
    ticks: 'outside',
    ticklen: 4,
    tickwidth: 1,
    tickcolor: theme.axis,
    tickfont: { family: theme.font, size: 11, color: theme.secondary },
    showline: true,
    linecolor: theme.axis,
    linewidth: 1,
    showgrid: grid,
    gridcolor: theme.grid,
    gridwidth: 1,
    zeroline: false,
    fixedrange: fixed === true,
    ...(title === undefined
      ? {}
      : {
          title: {
            text: title,
            font: { family: theme.font, size: 12, color: theme.secondary },
            standoff: 8,
          },
        }),
  };
}

export const plane = (
  theme: Theme,
  margin: Margin,
  x: AxisLook,
  y: AxisLook,
  revision: string,
): Readonly<Record<string, unknown>> => ({
  autosize: false,
  margin: { ...margin, pad: 0, autoexpand: false },
  paper_bgcolor: theme.background,
  plot_bgcolor: theme.background,
  font: { family: theme.font, size: 11, color: theme.foreground },
  showlegend: false,
  hovermode: false,
  dragmode: false,
  uirevision: revision,
  xaxis: axis(theme, x),
  yaxis: axis(theme, y),
});
