// What a picture for a file says of itself: the loss above it, and how much room that and the runs' names need. Pure.

import type { Result, RunView } from '../../src/shared/protocol';
import type { State } from '../state/state';
import type { Theme } from '../theme/theme';

/** Above the plot, where the heading stands. */
export const headingHeight = 44;
const inset = 16;
/** The widest usual interface font at the sizes of heading and names. */
const letter = { heading: 7.6, name: 7.4 };
const longestName = 28;

/** Plotly's text is a small HTML; what a document says is only ever text. */
export const plain = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const shortened = (text: string, most: number): string => {
  const signs = Array.from(text);
  return signs.length <= most ? text : `${signs.slice(0, Math.max(1, most - 1)).join('')}…`;
};

/** A run's name where there is little room. */
export const shortName = (run: RunView): string => shortened(run.label, longestName);

/** Pixels of the longest name. */
export const namesWidth = (runs: readonly RunView[]): number =>
  letter.name * Math.max(0, ...runs.map(run => Array.from(shortName(run)).length));

/** The map's marks stand at a step, and a slice is cut there. */
export const mapHeading = ({ step }: Pick<State, 'step'>, result: Result): string =>
  result.parameters.length > 2 ? `slice at step ${step}` : `step ${step}`;

/** The loss, cut where it is too long, and what is shown of it. */
export function heading(result: Result, what: string, width: number, theme: Theme): object {
  const room = Math.floor((width - 2 * inset) / letter.heading);
  const rest = what === '' ? '' : `, ${what}`;
  return {
    title: {
      text: plain(shortened(result.loss.text.replace(/\s+/g, ' '), room - rest.length) + rest),
      font: { family: theme.font, size: 13, color: theme.foreground },
      x: 0,
      xref: 'container',
      xanchor: 'left',
      y: 1,
      yref: 'container',
      yanchor: 'top',
      pad: { l: inset, t: 14 },
    },
  };
}
