// Which text of an editor is the document (LANGUAGE 1): all of a .loss document, else the selection, the fenced block or the paragraph.

import type { Range } from '../expression';
import { lastUpTo } from './sorted';

export interface ExcerptPlace {
  readonly languageId: string;
  readonly selection?: Range | undefined;
  readonly cursor: number;
}

export interface Excerpt {
  readonly text: string;
  /** `document`: all of a .loss document; `fenced`: a ```loss block, selected or at the cursor; `plain`: a selection or a paragraph. */
  readonly kind: 'document' | 'fenced' | 'plain';
  /** Where it stands in the editor, comment markers and all. */
  readonly range: Range;
  /** Editor offset of an offset into `text`. */
  readonly locate: (offset: number) => number;
}

interface Line {
  readonly start: number;
  /** Before the line end. */
  readonly end: number;
  /** Behind the line end. */
  readonly next: number;
}

/** The text to read at a place of an editor; undefined where there is none, as on a blank line. */
export function excerpt(text: string, place: ExcerptPlace): Excerpt | undefined {
  if (place.languageId === 'loss')
    return {
      text,
      kind: 'document',
      range: { start: 0, end: text.length },
      locate: offset => offset,
    };
  const { selection } = place;
  if (selection !== undefined && text.slice(selection.start, selection.end).trim() !== '') {
    const lines = linesOf(text, selection.start, selection.end);
    const fenced = fencedWithin(text, lines);
    return fenced === undefined ? cut(text, lines, 'plain') : cut(text, fenced, 'fenced');
  }
  const all = linesOf(text, 0, text.length);
  const at = lineAt(all, place.cursor);
  const block = fenceAround(text, all, at);
  if (block !== undefined) return cut(text, block, 'fenced');
  const paragraph = paragraphAround(text, all, at);
  return paragraph === undefined ? undefined : cut(text, paragraph, 'plain');
}

function linesOf(text: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  for (let start = from; ;) {
    const newline = text.indexOf('\n', start);
    if (newline < 0 || newline >= to) {
      lines.push({ start, end: to, next: to });
      return lines;
    }
    lines.push({
      start,
      end: text.charAt(newline - 1) === '\r' && newline > start ? newline - 1 : newline,
      next: newline + 1,
    });
    start = newline + 1;
  }
}

const lineAt = (lines: readonly Line[], offset: number): number =>
  lastUpTo(lines, offset, ({ start }) => start);

const content = (text: string, line: Line | undefined): string =>
  line === undefined ? '' : text.slice(line.start, line.end);

const marker = /^[ \t]*(#+|\/\/+|%+|--)/;
const opening = /^[ \t]*(?:(?:#+|\/\/+|%+|--)[ \t]*)?(`{3,}|~{3,})[ \t]*loss\b/;
const anyFence = /^[ \t]*(?:(?:#+|\/\/+|%+|--)[ \t]*)?(`{3,}|~{3,})/;

/** The lines between the fences around a line, the fences' own lines counted to the block. */
function fenceAround(
  text: string,
  lines: readonly Line[],
  at: number,
): readonly Line[] | undefined {
  let open = -1;
  let mark = '';
  let isLoss = false;
  for (let i = 0; i < lines.length; i++) {
    const line = content(text, lines[i]);
    const fence = anyFence.exec(line)?.[1];
    if (fence === undefined) continue;
    if (open < 0) {
      open = i;
      mark = fence;
      isLoss = opening.test(line);
      if (open > at) return undefined;
    } else if (fence.startsWith(mark)) {
      if (at >= open && at <= i) return isLoss ? lines.slice(open + 1, i) : undefined;
      open = -1;
    }
  }
  return open >= 0 && isLoss && at >= open ? lines.slice(open + 1) : undefined;
}

/** A selection that holds a fenced block means that block. */
function fencedWithin(text: string, lines: readonly Line[]): readonly Line[] | undefined {
  const open = lines.findIndex(line => opening.test(content(text, line)));
  return open < 0 ? undefined : fenceAround(text, lines, open);
}

const isBlank = (text: string, line: Line | undefined): boolean =>
  content(text, line).trim() === '';
const isMarked = (text: string, line: Line | undefined): boolean =>
  marker.test(content(text, line));

function paragraphAround(
  text: string,
  lines: readonly Line[],
  at: number,
): readonly Line[] | undefined {
  if (isBlank(text, lines[at])) return undefined;
  const run = grow(lines, at, line => !isBlank(text, line));
  // Code may follow a commented loss at once: its comment lines alone are the paragraph then.
  if (isMarked(text, lines[at])) {
    const marked = grow(
      lines,
      at,
      line => isMarked(text, line) && content(text, line).replace(marker, '').trim() !== '',
    );
    const begins = content(text, marked[0]).replace(marker, '').trimStart();
    if (
      marked.length > 0 &&
      (begins.startsWith('loss:') || !content(text, lines[at]).trimStart().startsWith('#'))
    )
      return marked;
  }
  return run;
}

function grow(
  lines: readonly Line[],
  at: number,
  belongs: (line: Line | undefined) => boolean,
): readonly Line[] {
  if (!belongs(lines[at])) return [];
  let first = at;
  let last = at;
  while (first > 0 && belongs(lines[first - 1])) first -= 1;
  while (last + 1 < lines.length && belongs(lines[last + 1])) last += 1;
  return lines.slice(first, last + 1);
}

/** Takes comment markers and a leading `loss:` away and remembers where each line came from. */
function cut(text: string, lines: readonly Line[], kind: 'fenced' | 'plain'): Excerpt | undefined {
  const pieces = withoutMarkers(text, lines);
  stripLabel(text, pieces);
  const starts: number[] = [];
  let result = '';
  for (const piece of pieces) {
    starts.push(result.length);
    result += text.slice(piece.start, piece.next);
  }
  const range = { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 };
  if (result.trim() === '' && kind === 'plain') return undefined;
  const locate = (offset: number): number => {
    const at = lastUpTo(starts, offset, start => start);
    const piece = pieces[at];
    return piece === undefined
      ? range.start
      : Math.min(piece.start + Math.max(0, offset - (starts[at] ?? 0)), piece.next);
  };
  return { text: result, kind, range, locate };
}

function withoutMarkers(text: string, lines: readonly Line[]): Line[] {
  const filled = lines.filter(line => !isBlank(text, line));
  const first = marker.exec(content(text, filled[0]))?.[1]?.charAt(0);
  const all =
    first !== undefined &&
    filled.every(line => marker.exec(content(text, line))?.[1]?.charAt(0) === first);
  // `---` begins settings, it is no comment.
  if (!all || (first === '-' && filled.some(line => content(text, line).trim() === '---')))
    return [...lines];
  return lines.map(line => {
    const found = marker.exec(content(text, line))?.[0].length ?? 0;
    const space = found > 0 && text.charAt(line.start + found) === ' ' ? 1 : 0;
    return { ...line, start: line.start + found + space };
  });
}

function stripLabel(text: string, pieces: Line[]): void {
  const at = pieces.findIndex(piece => !isBlank(text, piece));
  const piece = pieces[at];
  const label = piece === undefined ? null : /^[ \t]*loss:[ \t]*/.exec(content(text, piece));
  if (piece !== undefined && label !== null)
    pieces[at] = { ...piece, start: piece.start + label[0].length };
}
