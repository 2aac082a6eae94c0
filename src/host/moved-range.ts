// Where a stretch of text is after an edit. Pure: offsets in, offsets out.
import type { Range } from '../core/expression';

/** `length` characters at `offset` were replaced by `inserted` others. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly inserted: number;
}

/** What is typed at either end belongs to the range; an edit across an end leaves what is left of it. */
export function movedRange(range: Range, edit: Edit): Range {
  const editEnd = edit.offset + edit.length;
  const grown = edit.inserted - edit.length;
  if (editEnd < range.start) return { start: range.start + grown, end: range.end + grown };
  if (edit.offset > range.end) return range;
  const start = Math.min(range.start, edit.offset);
  const end = Math.max(range.end, editEnd) + grown;
  // An edit that reaches in from before takes its own text with it, but not the text before it.
  const keptStart =
    edit.offset < range.start && edit.length > 0 ? edit.offset + edit.inserted : start;
  return { start: Math.min(keptStart, end), end };
}

export function movedRanges(range: Range, edits: readonly Edit[]): Range {
  // VS Code hands over the changes of one event from the last to the first, each in the offsets before the event.
  return [...edits].sort((a, b) => b.offset - a.offset).reduce(movedRange, range);
}
