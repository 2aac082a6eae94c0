// Puts single values into the front matter as text edits, so that comments and layout stay as they are.

import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { afterMark, findFrontMatter } from './front-matter';

type MapNode = YAMLMap.Parsed;

/** One state of a document's text with its settings parsed; every change gives a new text. */
export class FrontMatterText {
  readonly root: MapNode | undefined;
  private readonly offset: number;
  private readonly innerEnd: number;
  private readonly eol: string;

  /** The front matter must be there and free of errors. */
  constructor(readonly text: string) {
    const front = findFrontMatter(text);
    this.eol = text.includes('\r\n') ? '\r\n' : '\n';
    this.offset = front?.inner.start ?? 0;
    this.innerEnd = front?.inner.end ?? 0;
    const { contents } = parseDocument(text.slice(this.offset, this.innerEnd), {
      version: '1.2',
      schema: 'core',
      prettyErrors: false,
      // Free of errors it is; looking for keys that stand twice would take quadratic time.
      uniqueKeys: false,
      logLevel: 'silent',
    });
    this.root = isMap(contents) ? contents : undefined;
  }

  /** The value under a key of a map, by default of the top level. */
  get(key: string, map: MapNode | undefined = this.root): ParsedNode | undefined {
    return (
      map?.items.find(pair => isScalar(pair.key) && String(pair.key.value) === key)?.value ??
      undefined
    );
  }

  source(node: ParsedNode): string {
    const [start, end] = this.span(node);
    return this.text.slice(start, end);
  }

  /** The value under a key replaced, or the key added at the end. */
  put(key: string, value: string, map: MapNode | undefined = this.root): string {
    if (map === undefined)
      return this.splice(this.innerEnd, this.innerEnd, `${key}: ${value}${this.eol}`);
    const pair = map.items.find(one => isScalar(one.key) && String(one.key.value) === key);
    if (pair !== undefined) return this.replaceValue(pair.key, pair.value ?? undefined, value);
    const last = map.items.at(-1);
    const lastNode = last?.value ?? last?.key;
    if (map.flow === true) {
      const at = lastNode === undefined ? this.span(map)[0] + 1 : this.span(lastNode)[1];
      return this.splice(
        at,
        at,
        lastNode === undefined ? `${key}: ${value}` : `, ${key}: ${value}`,
      );
    }
    const first = map.items[0]?.key;
    const indent = first === undefined ? 0 : this.column(this.span(first)[0]);
    const at = this.lineEnd(lastNode === undefined ? this.innerEnd : this.span(lastNode)[1]);
    return this.splice(at, at, `${this.eol}${' '.repeat(indent)}${key}: ${value}`);
  }

  /** A key and its value replaced by another key and value. */
  putInstead(oldKey: string, key: string, value: string): string {
    const pair = this.root?.items.find(
      one => isScalar(one.key) && String(one.key.value) === oldKey,
    );
    if (pair === undefined) return this.put(key, value);
    const [keyStart] = this.span(pair.key);
    const end = pair.value === null ? this.span(pair.key)[1] : this.span(pair.value)[1];
    return this.splice(
      keyStart,
      end,
      `${key}:${value.startsWith('\n') ? this.lines(value) : ` ${value}`}`,
    );
  }

  /** The key's lines taken away. */
  remove(key: string): string {
    const { root } = this;
    const index =
      root?.items.findIndex(one => isScalar(one.key) && String(one.key.value) === key) ?? -1;
    const pair = root?.items[index];
    if (root === undefined || pair === undefined) return this.text;
    const [start] = this.span(pair.key);
    const end = this.span(pair.value ?? pair.key)[1];
    if (root.flow === true) {
      const next = root.items[index + 1];
      const before = root.items[index - 1];
      if (next !== undefined) return this.splice(start, this.span(next.key)[0], '');
      return this.splice(
        before === undefined ? start : this.span(before.value ?? before.key)[1],
        end,
        '',
      );
    }
    const lineStart = this.text.lastIndexOf('\n', start - 1) + 1;
    const lineEnd = this.text.indexOf('\n', end);
    return this.splice(lineStart, lineEnd < 0 ? this.text.length : lineEnd + 1, '');
  }

  /** A node's text replaced. */
  replace(node: ParsedNode, value: string): string {
    const [start, end] = this.span(node);
    return this.splice(start, end, value);
  }

  /** The lines of a block list's items, each from its dash to the line before the next one. */
  itemBlocks(list: YAMLSeq.Parsed): {
    readonly blocks: readonly string[];
    readonly start: number;
    readonly end: number;
    readonly indent: string;
  } {
    const starts = list.items.map(item => this.text.lastIndexOf('\n', this.span(item)[0] - 1) + 1);
    const last = list.items.at(-1);
    const end =
      last === undefined
        ? this.innerEnd
        : Math.min(this.innerEnd, this.lineEnd(this.span(last)[1]) + this.eol.length);
    const blocks = starts.map((start, i) => this.text.slice(start, starts[i + 1] ?? end));
    const [first = ''] = blocks;
    return {
      blocks,
      start: starts[0] ?? end,
      end,
      indent: first.slice(0, Math.max(0, first.indexOf('-'))),
    };
  }

  splice(start: number, end: number, text: string): string {
    return this.text.slice(0, start) + text + this.text.slice(end);
  }

  /** `\n` as this text ends its lines. */
  lines(text: string): string {
    return this.eol === '\n' ? text : text.replaceAll(/\r?\n/g, this.eol);
  }

  private replaceValue(key: ParsedNode, node: ParsedNode | undefined, value: string): string {
    const keyEnd = this.span(key)[1];
    if (node === undefined) return this.splice(keyEnd, keyEnd + 1, `: ${value}`);
    const [start, end] = this.span(node);
    const inline =
      !this.text.slice(keyEnd, start).includes('\n') &&
      !(isScalar(node) && node.type?.startsWith('BLOCK') === true);
    return inline ? this.splice(start, end, value) : this.splice(keyEnd, end, `: ${value}`);
  }

  private span(node: ParsedNode): readonly [number, number] {
    const start = node.range[0] + this.offset;
    let end = node.range[1] + this.offset;
    while (end > start && /\s/.test(this.text.charAt(end - 1))) end -= 1;
    return [start, end];
  }

  private column(offset: number): number {
    return offset - (this.text.lastIndexOf('\n', offset - 1) + 1);
  }

  private lineEnd(offset: number): number {
    const newline = this.text.indexOf('\n', offset);
    if (newline < 0) return this.text.length;
    return this.text.charAt(newline - 1) === '\r' ? newline - 1 : newline;
  }
}

/** The text with an empty front matter at its head, where it has none. */
export function withFrontMatter(text: string): string {
  if (findFrontMatter(text) !== undefined) return text;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const at = afterMark(text);
  return `${text.slice(0, at)}---${eol}---${eol}${text.slice(at)}`;
}

const plainText = /^[A-Za-z][\w .()*/^+-]*$/;
const reserved = /^(?:true|false|null|yes|no|on|off|y|n|full|random)$/i;

/** A word or formula as YAML, in quotes where it must be. */
export const yamlText = (text: string): string =>
  plainText.test(text) && !reserved.test(text) && !text.endsWith(' ') ? text : JSON.stringify(text);

/** `{a: 1, b: 2}`. */
export const yamlMap = (entries: readonly (readonly [string, string])[]): string =>
  `{${entries.map(([key, value]) => `${key}: ${value}`).join(', ')}}`;

export { isMap, isScalar, isSeq };
