// Long lists of plain numbers, in settings and in the body, read at once: YAML's tree and tokens cost microseconds for each, and data have many.

import { numberOf } from './data-table';

export interface NumberLists {
  /** The text with each list written as `[0      ]`, of the same length, so that places stay. */
  readonly text: string;
  /** The numbers of each list by the offset of its bracket. */
  readonly lists: ReadonlyMap<number, Float64Array>;
  /** Characters that were cut out. */
  readonly cut: number;
}

/** Shorter ones are left to YAML. */
const shortest = 60;
/** No number is written with more characters. */
const longestCell = 400;

/** Takes the lists out. Whether a bracket really begins a list, and not a part of a text, only YAML can tell. */
export function cutNumberLists(source: string): NumberLists {
  const lists = new Map<number, Float64Array>();
  const parts: string[] = [];
  let from = 0;
  let cut = 0;
  for (let open = source.indexOf('['); open >= 0;) {
    const close = source.indexOf(']', open);
    if (close < 0) break;
    const inner = source.lastIndexOf('[', close);
    const values = numbersBetween(source, inner + 1, close);
    if (values) {
      lists.set(inner, values);
      parts.push(source.slice(from, inner + 1), '0'.padEnd(close - inner - 1));
      from = close;
      cut += close - inner - 2;
    }
    open = source.indexOf('[', close);
  }
  parts.push(source.slice(from));
  return { text: parts.join(''), lists, cut };
}

/** The numbers where there is nothing but many plain numbers and commas; else undefined. */
export function numbersBetween(
  source: string,
  start: number,
  end: number,
): Float64Array | undefined {
  if (end - start < 2 * shortest) return undefined;
  // Most brackets hold something else: a look at the first cell tells.
  const comma = source.indexOf(',', start);
  if (comma < 0 || comma > start + longestCell) return undefined;
  const inner = source.slice(start, end);
  const cells = inner.split(',');
  // A byte-order mark is a space to JavaScript, but is refused in a document.
  if (cells.length < shortest || inner.includes('\uFEFF')) return undefined;
  const values = new Float64Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const value = numberOf((cells[i] ?? '').trim());
    if (Number.isNaN(value)) return undefined;
    values[i] = value;
  }
  return values;
}
