// A problem as the line of text that editors and terminals can follow: `FILE:LINE:COLUMN: message`.

import type { Problem } from '../document/types';

/** Line and column from 1, in UTF-16 units, as VS Code counts. \r\n, \n and \r end a line. */
export function placeIn(
  text: string,
  offset: number,
): { readonly line: number; readonly column: number } {
  let line = 1;
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    const end = match.index + match[0].length;
    if (end > offset) break;
    line += 1;
    start = end;
  }
  return { line, column: offset - start + 1 };
}

/** One line per problem; warnings say that they are. */
export function problemLines(file: string, text: string, problems: readonly Problem[]): string {
  return problems
    .map(({ range, message, severity }) => {
      const { line, column } = placeIn(text, range.start);
      return `${file}:${line}:${column}: ${severity === 'warning' ? 'warning: ' : ''}${message}\n`;
    })
    .join('');
}
