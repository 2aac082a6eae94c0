// Finds the settings at the head of a document: between two lines of three dashes. Does not read them.

import type { Range } from '../expression';

export interface FrontMatter {
  /** With both fences. */
  readonly range: Range;
  /** Between the fences. */
  readonly inner: Range;
  /** False where the second fence is missing; the settings then reach to the end. */
  readonly closed: boolean;
  /** Of the first fence. */
  readonly fence: Range;
  /** A YAML directive such as `%YAML 1.2` before the first fence. */
  readonly directive?: Range | undefined;
}

const fenceLine = /---[ \t]*(?:#[^\n\r]*)?(?=\r?\n|\r|$)/y;
const skippedLine = /[ \t]*(?:#[^\n\r]*)?(?:\r\n|\n|\r)/y;
const directiveLine = /%[^\n\r]*(?:\r\n|\n|\r)/y;
const anyLine = /[^\n\r]*(?:\r\n|\n|\r|$)/y;

const matchAt = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? -1;
};

/** The offset behind a byte-order mark. */
export const afterMark = (text: string): number => (text.charCodeAt(0) === 0xfeff ? 1 : 0);

/** The front matter, if the text begins with one; blank lines, comments and a byte-order mark may stand before it. */
export function findFrontMatter(text: string): FrontMatter | undefined {
  let at = afterMark(text);
  let directive: Range | undefined;
  for (;;) {
    const skipped = matchAt(skippedLine, text, at);
    const directed = skipped > 0 ? 0 : matchAt(directiveLine, text, at);
    if (skipped <= 0 && directed <= 0) break;
    if (directed > 0) {
      const end = at + text.slice(at, at + directed).trimEnd().length;
      directive ??= { start: at, end };
    }
    at += Math.max(skipped, directed);
  }
  const opening = matchAt(fenceLine, text, at);
  if (opening < 0) return undefined;
  const fence = { start: at, end: at + 3 };
  const inner = at + matchAt(anyLine, text, at);
  for (let line = inner; line < text.length;) {
    const closing = matchAt(fenceLine, text, line);
    const length = matchAt(anyLine, text, line);
    if (closing >= 0) {
      return {
        range: { start: fence.start, end: line + 3 },
        inner: { start: inner, end: line },
        closed: true,
        fence,
        directive,
      };
    }
    line += length;
  }
  return {
    range: { start: fence.start, end: text.length },
    inner: { start: inner, end: text.length },
    closed: false,
    fence,
    directive,
  };
}

/** Where the maths begins. */
export function bodyStart(text: string, front: FrontMatter | undefined): number {
  if (front === undefined) return afterMark(text);
  return front.closed
    ? front.range.end - 3 + matchAt(anyLine, text, front.range.end - 3)
    : text.length;
}
