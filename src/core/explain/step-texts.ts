// An explained step as text to print and as LaTeX to paste. Spelling only; the lines come made.

import type { StepLine } from './lines';
import { nameLatex } from './names';
import { formatCount, latexNumber } from './numbers';

export interface Told {
  readonly title: string;
  readonly step: number;
  readonly steps: number;
  readonly sentence: string;
  readonly lines: readonly StepLine[];
  readonly parameters: readonly string[];
  /** Rows of a mini-batch, from 0. */
  readonly rows: readonly number[] | undefined;
  /** The data file's line of each row. */
  readonly fileLines?: Int32Array | undefined;
}

/** Plain text under its title and sentence; `exact` has every digit. */
export function stepText(told: Told, exact: boolean): string {
  const { title, step, steps, sentence, rows, fileLines } = told;
  return [
    `${title}, step ${formatCount(step)} of ${formatCount(steps)}`,
    sentence,
    ...(rows
      ? [
          `${rows.length === 1 ? 'Row' : 'Rows'} ${rows.map(row => rowText(row, fileLines)).join(', ')}.`,
        ]
      : []),
    '',
    linesText(told, exact),
  ].join('\n');
}

/** A line per equation and parameter. */
export function linesText(
  { lines, parameters }: Pick<Told, 'lines' | 'parameters'>,
  exact: boolean,
): string {
  const width = Math.max(...parameters.map(name => name.length));
  const out: string[] = [];
  for (const { rule, cells, scalar } of lines) {
    if (out.length > 0) out.push('');
    out.push(rule.text);
    cells.forEach((cell, j) => {
      const numbers = exact ? cell.substitutedExact : cell.substituted.text;
      const result = exact ? cell.exact : cell.result;
      const who = scalar ? '' : `${(parameters[j] ?? '').padEnd(width)}  `;
      const because = exact ? cell.because?.exact : cell.because?.text;
      // A number plugged in for itself says nothing twice.
      out.push(
        `  ${who}${numbers === '' || numbers === result ? '' : `${numbers} `}= ${result}${because === undefined ? '' : `, as ${because}`}`,
      );
    });
  }
  return out.join('\n');
}

/** Rows count from 1 on screen, with the file's line where there is one. */
function rowText(row: number, fileLines: Int32Array | undefined): string {
  const line = fileLines?.[row];
  return line === undefined ? String(row + 1) : `${row + 1} (line ${line})`;
}

/** An aligned display, a line per equation and parameter. */
export function stepLatex({ lines, parameters }: Told): string {
  const rows = lines.flatMap(({ rule, name, cells, scalar }) => [
    `& ${rule.latex}`,
    ...cells.map((cell, j) => {
      const { latex } = cell.substituted;
      const result = latexNumber(Number(cell.exact));
      // A number plugged in for itself says nothing twice.
      const numbers = latex === '' || latex === result ? '' : `${latex} = `;
      const because = cell.because ? ` \\quad \\text{as } ${cell.because.latex}` : '';
      return `${scalar ? nameLatex(name) : subscripted(name, parameters[j] ?? '')} &= ${numbers}${result}${because}`;
    }),
  ]);
  return `\\begin{aligned}\n${rows.join(' \\\\\n')}\n\\end{aligned}`;
}

/** A parameter's part of a name; of what has no name, only the parameter. */
function subscripted(name: string, parameter: string): string {
  const of = nameLatex(parameter);
  if (name === '') return `(\\,\\cdot\\,)_{${of}}`;
  return name === "w'" ? `w'_{${of}}` : `{${nameLatex(name)}}_{${of}}`;
}
