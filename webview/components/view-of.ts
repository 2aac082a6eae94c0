// Plotly's words for a moved window ("xaxis.range[0]") as a view. Pure.

import type { Range, View } from '../state/state';

function range(change: Readonly<Record<string, unknown>>, axis: string, last: Range): Range {
  const whole = change[`${axis}.range`];
  const read = (i: 0 | 1): number => {
    const value: unknown =
      change[`${axis}.range[${i}]`] ?? (Array.isArray(whole) ? whole[i] : undefined);
    return typeof value === 'number' && Number.isFinite(value) ? value : last[i];
  };
  return [read(0), read(1)];
}

/** Null where the change moved no axis. */
export function viewOf(change: Readonly<Record<string, unknown>>, last: View): View | null {
  if (!Object.keys(change).some(key => /^[xy]axis\.range/.test(key))) return null;
  const view = { x: range(change, 'xaxis', last.x), y: range(change, 'yaxis', last.y) };
  return view.x[0] < view.x[1] && view.y[0] < view.y[1] ? view : null;
}
