// The six line styles of the runs (UI 4): colour by theme, dash, marker. After six the colours repeat with the next dash and marker. Pure.

export type ThemeKind = 'dark' | 'light' | 'hc' | 'hc-light';
export type Marker = 'circle' | 'triangle' | 'square' | 'diamond' | 'star' | 'cross';

export interface Stroke {
  readonly colour: string;
  /** Lengths in px of dash and gap; empty for a solid line. */
  readonly dash: readonly number[];
  /** Round caps make dots of dashes without length. */
  readonly round: boolean;
  readonly marker: Marker;
}

interface Row {
  readonly dash: readonly number[];
  readonly round: boolean;
  readonly marker: Marker;
  readonly dark: string;
  readonly light: string;
  readonly hc: string;
}

const row = (
  marker: Marker,
  dash: readonly number[],
  [dark, light, hc]: readonly [string, string, string],
  round = false,
): Row => ({ marker, dash, round, dark, light, hc });

const rows: readonly Row[] = [
  row('circle', [], ['#59a4f9', '#0063d3', '#59a4f9']),
  row('triangle', [9, 5], ['#e0691a', '#bb5a14', '#f0732d']),
  row('square', [0.01, 5], ['#8ff0c0', '#0b5a24', '#8aefc1'], true),
  row('diamond', [10, 4, 2, 4], ['#ad72b2', '#5a2184', '#c79acb']),
  row('star', [16, 5], ['#f0d23c', '#00828b', '#fcdb0d']),
  row('cross', [10, 4, 2, 4, 2, 4], ['#f68ba5', '#c3265f', '#ff9fb0']),
];

const column = (kind: ThemeKind): 'dark' | 'light' | 'hc' => (kind === 'hc-light' ? 'light' : kind);

export function stroke(slot: number, kind: ThemeKind): Stroke {
  const n = rows.length;
  const at = ((slot % n) + n) % n;
  const turn = Math.floor(slot / n);
  const colours = rows[at];
  const style = rows[(at + turn) % n];
  if (colours === undefined || style === undefined)
    throw new Error(`No line style for slot ${slot}.`);
  return {
    colour: colours[column(kind)],
    dash: style.dash,
    round: style.round,
    marker: style.marker,
  };
}

/** Palette colour 5: this batch's rows and its contour. */
export const batchColour = (kind: ThemeKind): string => stroke(4, kind).colour;
