// What a report is written with: two dialects for mathematics, tables that line up in the source too, and text that stays text.

import { nameLatex, nameText } from '../explain/names';
import { formatSetting, latexSetting } from '../explain/numbers';

/** How mathematics stands in a report. */
export interface Dialect {
  /** A formula on lines of its own. */
  readonly display: (latex: string, text: string) => string;
  /** Several, one below the other; `&` in the LaTeX is where they line up. */
  readonly aligned: (lines: readonly { readonly latex: string; readonly text: string }[]) => string;
  /** A short formula within a sentence. */
  readonly inline: (latex: string, text: string) => string;
  readonly name: (name: string) => string;
  /** `alpha = 0.1`. */
  readonly setting: (name: string, value: number) => string;
}

const dollars = (latex: string): string => `$$\n${latex}\n$$`;

/** LaTeX between dollar signs, as Markdown previews and GitHub typeset it. */
export const typeset: Dialect = {
  display: dollars,
  aligned: lines =>
    dollars(`\\begin{aligned}\n${lines.map(({ latex }) => latex).join(' \\\\\n')}\n\\end{aligned}`),
  inline: latex => `$${latex}$`,
  name: name => `$${nameLatex(name)}$`,
  setting: (name, value) => `$${nameLatex(name)} = ${latexSetting(value)}$`,
};

const indented = (text: string): string => text.replace(/^(?=.)/gm, '    ');

/** For who reads the source itself, where nothing typesets it. */
export const plain: Dialect = {
  display: (_, text) => indented(text),
  aligned: lines => indented(lines.map(({ text }) => text).join('\n')),
  inline: (_, text) => `\`${text}\``,
  name: nameText,
  setting: (name, value) => `${nameText(name)} = ${formatSetting(value)}`,
};

/** Text with words of the document in a table, heading or sentence: nothing of it is markup. */
export const words = (text: string): string =>
  text.replace(/[\\`*_[\]<>|#~$&]/g, '\\$&').replace(/\s+/g, ' ');

export const code = (text: string): string => `\`${text}\``;

export interface Column {
  readonly head: string;
  /** Numbers stand at the right. */
  readonly numbers?: boolean;
}

/** A table that lines up in the source as well. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ head }, j) =>
    Math.max(3, ...[head, ...rows.map(row => row[j] ?? '')].map(width)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${columns.map(({ numbers }, j) => fill(cells[j] ?? '', widths[j] ?? 0, numbers)).join(' | ')} |`;
  const rule = columns.map(({ numbers }, j) =>
    numbers ? `${'-'.repeat((widths[j] ?? 0) - 1)}:` : '-'.repeat(widths[j] ?? 0),
  );
  return [line(columns.map(({ head }) => head)), line(rule), ...rows.map(line)].join('\n');
}

const width = (text: string): number => Array.from(text).length;

const fill = (text: string, to: number, right = false): string => {
  const blanks = ' '.repeat(to - width(text));
  return right ? blanks + text : text + blanks;
};

/** A fence longer than any in the text. */
export function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}loss\n${text.trimEnd()}\n${fence}`;
}
