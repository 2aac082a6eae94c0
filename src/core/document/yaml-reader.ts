// YAML with places: reads single values from parsed settings, with ranges in the document, and tells of every slip.

import { isMap, isScalar, isSeq, type ParsedNode, type Scalar } from 'yaml';
import type { Range } from '../expression';
import { commaNumberAround, commaSlip } from './commas';
import { constantText } from './constants';
import type { Locate } from './moved';
import type { NumberLists } from './number-lists';
import { replace, type Problems } from './problems';
import { isPrototypeName } from './refused-words';
import { quote } from './words';
import { placesOf } from './yaml-places';

/** Settings in braces that are whole numbers. */
const wholeKeys = new Set(['size', 'seed', 'steps', 'every']);

export type YamlNode = ParsedNode;

export interface YamlEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: YamlNode;
}

/** Reads nodes of one front matter; tells of every slip at its place. */
export class YamlReader {
  /** Every key that was read, in the order of reading. */
  readonly keys: { readonly name: string; readonly range: Range }[] = [];

  constructor(
    readonly text: string,
    private readonly offset: number,
    readonly problems: Problems,
    private readonly lists: NumberLists['lists'] = new Map(),
  ) {}

  range(node: YamlNode): Range {
    const [start, end] = node.range;
    return this.trim({ start: start + this.offset, end: end + this.offset });
  }

  /** Without the blanks and the line end that YAML counts to a block. */
  private trim(range: Range): Range {
    let { end } = range;
    while (end > range.start && /\s/.test(this.text.charAt(end - 1))) end -= 1;
    return { start: range.start, end };
  }

  /** The entries of a map, in order; refused keys are told and left out. */
  entries(node: YamlNode): readonly YamlEntry[] {
    if (!isMap(node)) return [];
    const entries: YamlEntry[] = [];
    for (const pair of node.items) {
      const { key, value } = pair;
      if (!isScalar(key)) {
        this.problems.error(this.range(key), 'wrong-setting', 'A key must be a plain word here.');
        continue;
      }
      const name = typeof key.value === 'string' ? key.value : key.source;
      const keyRange = this.range(key);
      if (key.value === null || name.trim() === '') {
        this.problems.error(keyRange, 'wrong-setting', 'A key is missing before this colon.');
        continue;
      }
      if (isPrototypeName(name)) {
        this.problems.error(
          keyRange,
          'refused-word',
          `${quote(name)} can't be a name here; choose another one.`,
        );
      } else if (value === null || this.isNull(value)) {
        this.tellNull(name, keyRange);
      } else {
        entries.push({ key: name, keyRange, value });
        this.keys.push({ name, range: keyRange });
      }
    }
    return entries;
  }

  private isNull(node: YamlNode): boolean {
    return isScalar(node) && node.value === null;
  }

  private tellNull(name: string, range: Range): void {
    const glued = /^(.*[^:\s]):(.+)$/.exec(name);
    if (glued !== null) {
      const better = `${glued[1] ?? ''}: ${glued[2] ?? ''}`;
      this.problems.error(
        range,
        'colon-space',
        `A space is missing after the colon; write ${quote(better)}.`,
        { title: `Replace with “${better}”`, edits: [{ range, text: better }] },
      );
    } else if (
      /^\d+$/.test(name) &&
      /,\s*$/.test(this.text.slice(0, range.start)) &&
      /\d,$/.test(this.text.slice(0, range.start))
    ) {
      this.tellComma(range);
    } else {
      this.problems.error(
        range,
        'null-setting',
        `${quote(name)} has no value; write one after the colon or remove it.`,
      );
    }
  }

  /** `{x: 0,5}` and `{x: 1,000}`, where the digits after the comma are an entry without a value. */
  private tellComma(range: Range): void {
    const at = { start: range.start - 1, end: range.end };
    const number = commaNumberAround(this.text, range.start);
    // Of 1,000,000 only the first comma is told.
    if (number !== undefined && /,.*,/.test(this.text.slice(number.range.start, range.start)))
      return;
    const key = number && /([A-Za-z_]\w*)["']?:\s*$/.exec(this.before(number.range.start))?.[1];
    const slip =
      number && commaSlip(number.written, number.range, key !== undefined && wholeKeys.has(key));
    const message =
      slip?.message ?? 'Write numbers with a decimal point, as in 0.5; a comma separates entries.';
    this.problems.error(at, 'decimal-comma', message, ...(slip?.fixes ?? []));
  }

  private before(at: number): string {
    return this.text.slice(Math.max(0, at - 100), at);
  }

  items(node: YamlNode): readonly YamlNode[] | undefined {
    return isSeq(node) ? node.items : undefined;
  }

  /** The numbers of a list; tells of each that is none. Undefined where it is no list, or an empty one. */
  numbers(node: YamlNode, key: string): Float64Array | undefined {
    const items = this.items(node);
    if (items === undefined || items.length === 0) return undefined;
    return (
      this.lists.get(node.range[0]) ??
      Float64Array.from(items, item => this.number(item, key) ?? NaN)
    );
  }

  isMap(node: YamlNode): boolean {
    return isMap(node);
  }

  scalar(node: YamlNode): Scalar.Parsed | undefined {
    return isScalar(node) ? node : undefined;
  }

  /** The text of a plain or quoted word or of a number. */
  word(node: YamlNode): string | undefined {
    if (!isScalar(node)) return undefined;
    if (typeof node.value === 'string') return node.value;
    return typeof node.value === 'number' || typeof node.value === 'boolean'
      ? node.source
      : undefined;
  }

  /** Where the characters of a word stand in the document. */
  locate(node: YamlNode, word: string): Locate {
    const { start, end } = this.range(node);
    const type = isScalar(node) ? node.type : undefined;
    const places = placesOf(this.text.slice(start, end), word, type);
    return offset => start + (places[offset] ?? end - start);
  }

  /** A finite number or constant expression; tells of anything else. */
  number(node: YamlNode, key: string, whole = false): number | undefined {
    const range = this.range(node);
    if (isScalar(node)) {
      const { value } = node;
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      if (typeof value === 'string') {
        const slip = commaSlip(value.trim(), range, whole);
        if (slip !== undefined) {
          this.problems.error(range, 'decimal-comma', slip.message, ...slip.fixes);
          return undefined;
        }
        if (/^\s*\d{4}-\d{1,2}-\d{1,2}\s*$/.test(value)) {
          this.problems.error(
            range,
            'wrong-type',
            `${quote(key)} must be a number such as 0.1 or 1/3, not the date ${quote(value.trim())}.`,
          );
          return undefined;
        }
        const minus = value.trim().replace(/[\u2212\u2010-\u2015\uFE63\uFF0D]/g, '-');
        if (minus !== value.trim() && constantText(minus) !== undefined) {
          const message = `Write ${quote(minus)} with the keyboard’s minus sign.`;
          this.problems.error(range, 'wrong-type', message, replace(range, minus));
          return undefined;
        }
        const constant = constantText(value.trim());
        if (constant !== undefined) return constant;
      }
    }
    const shown = isScalar(node) ? `, not ${quote(this.text.slice(range.start, range.end))}` : '';
    this.problems.error(
      range,
      'wrong-type',
      `${quote(key)} must be a number such as 0.1 or 1/3${shown}.`,
    );
    return undefined;
  }

  /** A whole number from `least` on. */
  whole(node: YamlNode, key: string, least: number): number | undefined {
    const value = this.number(node, key, true);
    if (value === undefined) return undefined;
    if (Number.isInteger(value) && value >= least && value <= Number.MAX_SAFE_INTEGER) return value;
    this.problems.error(
      this.range(node),
      'wrong-value',
      `${quote(key)} must be a whole number${Number.isFinite(least) ? ` from ${least} on` : ''}.`,
    );
    return undefined;
  }

  boolean(node: YamlNode, key: string): boolean | undefined {
    if (isScalar(node) && typeof node.value === 'boolean') return node.value;
    this.problems.error(this.range(node), 'wrong-type', `${quote(key)} must be true or false.`);
    return undefined;
  }
}
