// Where in the settings an offset stands: under which keys, at a key or at a value. Works on text that is still being typed.

import type { Range } from '../expression';

export interface SettingsPlace {
  /** Keys from the outside in, without the one at the offset itself. */
  readonly path: readonly string[];
  /** Whether a key or a value stands (or would stand) here. In a list of names it is a value. */
  readonly kind: 'key' | 'value';
  /** The word around the offset; empty where there is none. */
  readonly word: Range;
  /** Whether the place is inside braces or brackets. */
  readonly flow: boolean;
}

interface Frame {
  readonly kind: 'block' | 'map' | 'list';
  readonly indent: number;
  key: string | undefined;
}

const keyAt = /^([\p{L}_][\p{L}\p{N}_ -]*?)\s*:(?=\s|$)/u;

/** The place at an offset within the front matter's inner range. */
export function settingsPlace(text: string, inner: Range, offset: number): SettingsPlace {
  const word = wordAround(text, inner, offset);
  const frames: Frame[] = [];
  let blockScalar: number | undefined;
  const before = text.slice(inner.start, word.start);
  const lines = before.split('\n');
  lines.forEach((line, i) => {
    const indent = line.search(/\S|$/);
    const isLast = i === lines.length - 1;
    if (!isLast && line.trim() === '') return;
    if (blockScalar !== undefined && indent > blockScalar) return;
    blockScalar = undefined;
    readLine(line.replace(/\r$/, ''), indent, frames);
    if (/:\s*[|>][-+\d]*\s*(?:#.*)?$/.test(line)) blockScalar = indent;
  });
  const inFlow = frames.at(-1)?.kind !== 'block' && frames.length > 0;
  const keys = frames.map(frame => frame.key).filter(key => key !== undefined);
  const last = frames.at(-1);
  if (blockScalar !== undefined && lines.length > 1)
    return { path: keys, kind: 'value', word, flow: false };
  if (inFlow) {
    const kind = last?.kind === 'map' && last.key === undefined ? 'key' : 'value';
    return { path: keys, kind, word, flow: true };
  }
  // A value stands on the line of its key; on a line of its own a key begins, or a name in a list.
  const current = lines.at(-1) ?? '';
  const isValue = keyAt.test(current.replace(/^[\s-]*/, ''));
  return { path: keys, kind: isValue ? 'value' : 'key', word, flow: false };
}

function readLine(line: string, indent: number, frames: Frame[]): void {
  let at = 0;
  if (frames.at(-1)?.kind === 'block' || frames.length === 0) {
    const dash = /^\s*((?:-\s+)*)/.exec(line);
    const column = dash?.[0].length ?? indent;
    while (
      frames.length > 0 &&
      frames.at(-1)?.kind === 'block' &&
      (frames.at(-1)?.indent ?? 0) >= ((dash?.[1] ?? '') === '' ? indent : indent + 1)
    )
      frames.pop();
    at = column;
    const found = keyAt.exec(line.slice(at));
    if (found === null) {
      if (line.slice(at).startsWith('#')) return;
    } else {
      frames.push({ kind: 'block', indent: column, key: found[1] });
      at += found[0].length;
    }
  }
  readFlow(line, at, frames);
}

/** Follows braces and brackets through the rest of a line. */
function readFlow(line: string, from: number, frames: Frame[]): void {
  for (let at = from; at < line.length; at++) {
    const c = line.charAt(at);
    const top = frames.at(-1);
    if (c === '#' && /\s/.test(line.charAt(at - 1) || ' ')) return;
    if (c === '"' || c === "'") {
      const close = line.indexOf(c, at + 1);
      if (close < 0) return;
      at = close;
    } else if (c === '{') frames.push({ kind: 'map', indent: at, key: undefined });
    else if (c === '[') frames.push({ kind: 'list', indent: at, key: undefined });
    else if ((c === '}' || c === ']') && top !== undefined && top.kind !== 'block') frames.pop();
    else if (c === ',' && top !== undefined && top.kind !== 'block') top.key = undefined;
    else if (top?.kind === 'map' && top.key === undefined) {
      const found = keyAt.exec(line.slice(at));
      if (found !== null) {
        top.key = found[1];
        at += found[0].length - 1;
      }
    }
  }
}

function wordAround(text: string, inner: Range, offset: number): Range {
  const isWord = (c: string): boolean => /[\p{L}\p{N}_]/u.test(c);
  let start = Math.max(inner.start, Math.min(offset, inner.end));
  let end = start;
  while (start > inner.start && isWord(text.charAt(start - 1))) start -= 1;
  while (end < inner.end && isWord(text.charAt(end))) end += 1;
  return { start, end };
}
