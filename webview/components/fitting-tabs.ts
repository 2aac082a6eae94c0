// Which tabs fit into a width. Pure.

import type { Tab } from '../state/state';

export const names: Readonly<Record<Tab, string>> = {
  curves: 'Curves',
  step: 'Step',
  table: 'Table',
  compare: 'Compare',
  gradient: 'Gradient',
  data: 'Data',
};

/** Width of a letter and the gap between tabs, a little generous: a tab is never cut. */
const letter = 8;
const gap = 16;

/** The tabs that fit; the chosen one always does. */
export function fitting(tabs: readonly Tab[], chosen: Tab, width: number): readonly Tab[] {
  const wide = (tab: Tab): number => names[tab].length * letter + gap;
  const fits: Tab[] = [];
  let left = width - (tabs.includes(chosen) ? wide(chosen) : 0);
  for (const tab of tabs) {
    if (tab === chosen) fits.push(tab);
    else if (left >= wide(tab)) {
      fits.push(tab);
      left -= wide(tab);
    } else left = 0;
  }
  return fits;
}
