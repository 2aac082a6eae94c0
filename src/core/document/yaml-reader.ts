// YAML with places: reads the front matter into nodes whose ranges are those of the document, and refuses what settings never need.

import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document as YamlDocument,
  type ParsedNode,
  type Scalar,
} from 'yaml';
import type { Range } from '../expression';
import { constantText } from './constants';
import type { FrontMatter } from './front-matter';
import { maxFrontMatterLength, maxYamlNesting } from './limits';
import type { Problems } from './problems';
import { isPrototypeName } from './refused-words';
import { quote } from './words';
import { tellYamlErrors } from './yaml-slips';

export type YamlNode = ParsedNode;

export interface YamlEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: YamlNode;
}

/** Reads nodes of one front matter; tells of every slip at its place. */
export class YamlReader {
  constructor(
    readonly text: string,
    private readonly offset: number,
    readonly problems: Problems,
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
      const name = String(key.value);
      const keyRange = this.range(key);
      if (isPrototypeName(name)) {
        this.problems.error(
          keyRange,
          'refused-word',
          `${quote(name)} can't be a name here; choose another one.`,
        );
      } else if (value === null || this.isNull(value)) {
        this.tellNull(name, keyRange);
      } else entries.push({ key: name, keyRange, value });
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
      this.problems.error(
        { start: range.start - 1, end: range.end },
        'decimal-comma',
        'Write numbers with a decimal point, as in 0.5; a comma separates entries.',
        {
          title: 'Write a decimal point',
          edits: [{ range: { start: range.start - 1, end: range.start }, text: '.' }],
        },
      );
    } else {
      this.problems.error(
        range,
        'null-setting',
        `${quote(name)} has no value; write one after the colon or remove it.`,
      );
    }
  }

  items(node: YamlNode): readonly YamlNode[] | undefined {
    return isSeq(node) ? node.items : undefined;
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

  /** A finite number or constant expression; tells of anything else. */
  number(node: YamlNode, key: string): number | undefined {
    const range = this.range(node);
    if (isScalar(node)) {
      const { value } = node;
      if (typeof value === 'number' && Number.isFinite(value)) return value;
      if (typeof value === 'string') {
        const comma = /^\s*([-+]?\d+),(\d+)\s*$/.exec(value);
        if (comma !== null) {
          const better = `${comma[1] ?? ''}.${comma[2] ?? ''}`;
          this.problems.error(
            range,
            'decimal-comma',
            `Write ${quote(better)} with a decimal point instead of the comma.`,
            { title: `Replace with “${better}”`, edits: [{ range, text: better }] },
          );
          return undefined;
        }
        const constant = constantText(value);
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
    const value = this.number(node, key);
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

/** Parses the front matter; undefined where it can't be read at all or is empty. */
export function parseYaml(
  text: string,
  front: FrontMatter,
  problems: Problems,
): { reader: YamlReader; root: YamlNode } | undefined {
  const { start, end } = front.inner;
  const source = text.slice(start, end);
  if (source.length > maxFrontMatterLength) {
    problems.error(
      front.fence,
      'too-long',
      'The settings are too long to read; put the data into a CSV file and name it under “data”.',
    );
    return undefined;
  }
  if (tooDeep(source)) {
    problems.error(
      front.fence,
      'too-deep',
      `The settings are nested more than ${maxYamlNesting} deep; write them flat.`,
    );
    return undefined;
  }
  const document = parseDocument(source, {
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    logLevel: 'silent',
  });
  const before = problems.errors;
  tellRefused(document, source, start, problems);
  if (problems.errors === before) tellYamlErrors(document.errors, text, front.inner, problems);
  const root = document.contents;
  if (problems.errors > before || root === null) return undefined;
  return { reader: new YamlReader(text, start, problems), root };
}

function tooDeep(source: string): boolean {
  let depth = 0;
  for (let i = 0; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (c === 91 || c === 123) depth += 1;
    else if (c === 93 || c === 125) depth = Math.max(0, depth - 1);
    if (depth > maxYamlNesting) return true;
  }
  // Each indicator of a compact list or each column of indentation may open one level.
  return /^[ \t]*(?:[-?:][ \t]+){40}/m.test(source) || indentationLevels(source) > maxYamlNesting;
}

function indentationLevels(source: string): number {
  const open: number[] = [];
  let most = 0;
  for (const line of source.split('\n')) {
    const indent = line.search(/\S/);
    if (indent < 0) continue;
    while (open.length > 0 && (open.at(-1) ?? 0) >= indent) open.pop();
    open.push(indent);
    most = Math.max(most, open.length);
  }
  return most;
}

/** Directives, anchors, aliases and tags: refused, as they only make settings harder to read. */
function tellRefused(
  document: YamlDocument.Parsed,
  source: string,
  offset: number,
  problems: Problems,
): void {
  const directive = /^%.*$/m.exec(source);
  if (directive !== null && document.errors.length + document.warnings.length > 0) {
    problems.error(
      { start: offset + directive.index, end: offset + directive.index + directive[0].length },
      'refused-yaml',
      'Lines that begin with “%” are not part of the settings; remove it.',
    );
  }
  const stack: unknown[] = [document.contents];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (isMap(node) || isSeq(node)) for (const item of node.items) stack.push(item);
    else if (typeof node === 'object' && node !== null && 'key' in node && 'value' in node)
      stack.push(node.key ?? undefined, node.value ?? undefined);
    if (isAlias(node))
      problems.error(
        place(node.range, offset),
        'refused-yaml',
        'Aliases (“*name”) are not part of the settings; write the value out.',
      );
    else if (isMap(node) || isSeq(node) || isScalar(node)) {
      const [start] = node.range ?? [0];
      if (node.anchor !== undefined) {
        const message = 'Anchors (“&name”) are not part of the settings; remove it.';
        problems.error(mark(source, start, /&\S+/g, offset), 'refused-yaml', message);
      }
      if (node.tag !== undefined) {
        const message = 'Tags (“!name”) are not part of the settings; remove it.';
        problems.error(mark(source, start, /![^\s,\]}]*/g, offset), 'refused-yaml', message);
      }
    }
  }
}

const place = (range: readonly number[] | null | undefined, offset: number): Range => ({
  start: (range?.[0] ?? 0) + offset,
  end: (range?.[1] ?? 0) + offset,
});

/** The last anchor or tag before a node, which YAML does not count to it. */
function mark(source: string, before: number, pattern: RegExp, offset: number): Range {
  const from = Math.max(0, before - 200);
  const found = [...source.slice(from, before).matchAll(pattern)].at(-1);
  if (found === undefined) return place([before, before + 1], offset);
  return place([from + found.index, from + found.index + found[0].length], offset);
}
