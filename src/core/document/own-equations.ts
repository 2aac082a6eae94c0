// The equations of a document's own optimizer, with the place of each character: YAML takes the indentation away, so it is no plain shift.

import type { Range } from '../expression';
import { lastUpTo } from './sorted';
import type { Located, OwnEquations } from './types';
import type { YamlEntry, YamlNode, YamlReader } from './yaml-reader';

interface Line {
  readonly text: string;
  /** Offset of its first character in the document. */
  readonly start: number;
}

/** Reads the equations from a block (`|`), a single line or a list of lines. */
export function readEquations(
  reader: YamlReader,
  entry: YamlEntry,
): Located<OwnEquations> | undefined {
  const items = reader.items(entry.value);
  const lines =
    items === undefined
      ? linesOf(reader, entry.value)
      : items.flatMap(item => linesOf(reader, item) ?? []);
  const range = reader.range(entry.value);
  if (lines === undefined || lines.length === 0) {
    reader.problems.error(
      range,
      'wrong-type',
      'Equations stand one per line after “equations: |”, indented by two spaces more.',
    );
    return undefined;
  }
  return { value: join(lines), range, keyRange: entry.keyRange };
}

function join(lines: readonly Line[]): OwnEquations {
  const starts: number[] = [];
  let length = 0;
  for (const line of lines) {
    starts.push(length);
    length += line.text.length + 1;
  }
  const locate = (offset: number): number => {
    const at = lastUpTo(starts, offset, start => start);
    const line = lines[at];
    return (
      (line?.start ?? 0) + Math.min(Math.max(0, offset - (starts[at] ?? 0)), line?.text.length ?? 0)
    );
  };
  return { text: lines.map(line => line.text).join('\n'), locate };
}

function linesOf(reader: YamlReader, node: YamlNode): Line[] | undefined {
  const scalar = reader.scalar(node);
  if (scalar === undefined || typeof scalar.value !== 'string') return undefined;
  const range = reader.range(node);
  if (scalar.type === 'BLOCK_LITERAL') return blockLines(reader.text, range);
  if (scalar.type === 'BLOCK_FOLDED') {
    reader.problems.error(
      { start: range.start, end: range.start + 1 },
      'wrong-setting',
      'Write “|” instead of “>”, which would join the equations to one line.',
      {
        title: 'Replace with “|”',
        edits: [{ range: { start: range.start, end: range.start + 1 }, text: '|' }],
      },
    );
    return undefined;
  }
  const source = reader.text.slice(range.start, range.end);
  const quoted = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE';
  const text = quoted ? source.slice(1, -1) : source;
  // Escapes and folded lines would move characters; equations need neither.
  return text === scalar.value ? [{ text, start: range.start + (quoted ? 1 : 0) }] : undefined;
}

/** The lines below a `|`, without their common indentation. */
function blockLines(text: string, range: Range): Line[] {
  const lines: Line[] = [];
  const headerEnd = text.indexOf('\n', range.start);
  if (headerEnd < 0 || headerEnd > range.end) return lines;
  let indent: number | undefined;
  for (let at = headerEnd + 1; at < range.end;) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 || newline > range.end ? range.end : newline;
    const line = text.slice(at, next).replace(/\r$/, '');
    const own = line.search(/\S/);
    if (own >= 0) indent ??= own;
    const cut = Math.min(indent ?? 0, line.length);
    lines.push({ text: line.slice(cut), start: at + cut });
    at = next + 1;
  }
  return lines;
}
