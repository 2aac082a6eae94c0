// Parses the front matter within limits, and refuses what settings never need: directives, anchors, aliases, tags.

import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document as YamlDocument,
} from 'yaml';
import type { Range } from '../expression';
import type { FrontMatter } from './front-matter';
import { maxFrontMatterLength, maxYamlNesting } from './limits';
import { cutNumberLists, type NumberLists } from './number-lists';
import type { Problems } from './problems';
import { errorsWithDuplicates } from './yaml-duplicates';
import { YamlReader, type YamlNode } from './yaml-reader';
import { tellYamlErrors } from './yaml-slips';

export const directiveSentence =
  'Lines that begin with “%” are not part of the settings; remove it.';

/** Parses the front matter; undefined where it can't be read at all or is empty. */
export function parseYaml(
  text: string,
  front: FrontMatter,
  problems: Problems,
): { reader: YamlReader; root: YamlNode } | undefined {
  const { start, end } = front.inner;
  // A lone carriage return ends a line in an editor, but not in YAML.
  const source = text.slice(start, end).replace(/\r(?!\n)/g, '\n');
  if (tooDeep(source)) {
    problems.error(
      front.fence,
      'too-deep',
      `The settings are nested more than ${maxYamlNesting} deep; write them flat.`,
    );
    return undefined;
  }
  const parsed = parseWithin(source);
  if (parsed === undefined) {
    problems.error(
      front.fence,
      'too-long',
      'The settings are too long to read; put the data into a CSV file and name it under “data”.',
    );
    return undefined;
  }
  const { document, lists } = parsed;
  const before = problems.errors;
  tellRefused(document, source, start, problems);
  if (problems.errors === before) {
    tellYamlErrors(errorsWithDuplicates(document), text, front.inner, problems);
  }
  const root = document.contents;
  if (problems.errors > before || root === null) return undefined;
  return { reader: new YamlReader(text, start, problems, lists), root };
}

interface Parsed {
  readonly document: YamlDocument.Parsed;
  readonly lists: NumberLists['lists'];
}

/**
 * The tree with its long lists cut out, where each of them turns out to be a list; else the tree of the text as it stands.
 * Undefined where there is more text than YAML is to read.
 */
function parseWithin(source: string): Parsed | undefined {
  const { text, lists, cut } = cutNumberLists(source);
  if (source.length - cut > maxFrontMatterLength) return undefined;
  const document = parse(text);
  if (lists.size === 0) return { document, lists };
  let found = 0;
  visit(document, {
    Seq: (_, { range }) => {
      if (lists.has(range?.[0] ?? -1)) found += 1;
    },
  });
  if (found === lists.size) return { document, lists };
  return source.length > maxFrontMatterLength
    ? undefined
    : { document: parse(source), lists: new Map() };
}

const parse = (source: string): YamlDocument.Parsed =>
  parseDocument(source, {
    version: '1.2',
    schema: 'core',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'silent',
  });

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
      directiveSentence,
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
