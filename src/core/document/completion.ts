// What can be typed next: functions and names in the maths, keys and values in the settings.

import type { Range } from '../expression';
import { functions } from '../functions/index';
import { evaluationMeanings, givenMeanings } from './equation-given';
import { findFrontMatter } from './front-matter';
import { functionCall, functionMarkdown, inFrontMatter, settingMarkdown } from './hover';
import { reductions } from './names';
import { keysUnder, valuesAt } from './settings-help';
import { settingsPlace } from './settings-place';
import type { Document } from './types';

export interface Completion {
  readonly label: string;
  readonly kind:
    | 'function'
    | 'parameter'
    | 'column'
    | 'definition'
    | 'constant'
    | 'argument'
    | 'setting'
    | 'value';
  /** A few words beside the label. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation?: string | undefined;
  /** What is put in; `$1` marks where the cursor goes, as in VS Code's snippets, where `snippet` is set. */
  readonly insert: string;
  readonly snippet: boolean;
  /** What it replaces. */
  readonly range: Range;
}

/** Operators stand in the table of functions too, but are written as signs. */
const operatorNames = new Set(['add', 'subtract', 'multiply', 'divide', 'unaryMinus', 'unaryPlus', 'smaller', 'smallerEq', 'larger', 'largerEq', 'equal', 'unequal', 'and', 'or', 'not', 'conditional']); // prettier-ignore

/** The completions at an offset, in the order in which they should be offered. */
export function completionsAt(document: Document, offset: number): readonly Completion[] {
  const equations = equationCompletions(document, offset);
  if (equations !== undefined) return equations;
  if (inFrontMatter(document, offset)) return settingCompletions(document, offset);
  if (inComment(document.text, offset)) return [];
  const range = wordBefore(document.text, offset);
  if (/\d$/.test(document.text.slice(0, range.start))) return [];
  return [...nameCompletions(document, offset, range), ...functionCompletions(document, range)];
}

/** Inside the equations of an optimizer: what it is given, its own names, and the functions. */
function equationCompletions(
  document: Document,
  offset: number,
): readonly Completion[] | undefined {
  const scope = document.settings.runs.findIndex(({ equations }) => {
    const range = equations?.range;
    // A line that has only begun may lie just behind the last one.
    return range !== undefined && offset > range.start && offset <= range.end + 1;
  });
  if (scope < 0) return undefined;
  const range = wordBefore(document.text, offset);
  const found = new Map<string, Completion>();
  const add = (label: string, kind: Completion['kind'], detail: string): void => {
    if (!found.has(label))
      found.set(label, { label, kind, detail, insert: label, snippet: false, range });
  };
  for (const one of document.occurrences) {
    if (one.scope !== scope || one.role === 'function' || one.role === 'given') continue;
    if (one.range.start === range.start && one.range.end === range.end) continue;
    add(one.name, one.role === 'hyperparameter' ? 'parameter' : 'definition', one.role);
  }
  for (const [name, meaning] of Object.entries(givenMeanings)) add(name, 'constant', meaning);
  const evaluations = Object.entries(evaluationMeanings).map(
    ([label, documentation]): Completion => ({
      label,
      kind: 'function',
      detail: 'in equations',
      documentation,
      insert: `${label}($1)`,
      snippet: true,
      range,
    }),
  );
  const names = new Set(evaluations.map(({ label }) => label));
  return [
    ...found.values(),
    ...evaluations,
    ...functionCompletions(document, range).filter(({ label }) => !names.has(label)),
  ];
}

function wordBefore(text: string, offset: number): Range {
  let start = offset;
  while (start > 0 && /[\p{L}\p{N}_]/u.test(text.charAt(start - 1))) start -= 1;
  while (start < offset && /\p{N}/u.test(text.charAt(start))) start += 1;
  let end = offset;
  while (end < text.length && /[\p{L}\p{N}_]/u.test(text.charAt(end))) end += 1;
  return { start, end };
}

function inComment(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(lineStart, offset).includes('#');
}

function nameCompletions(document: Document, offset: number, range: Range): Completion[] {
  const found = new Map<string, Completion>();
  const add = (label: string, kind: Completion['kind'], detail: string): void => {
    if (!found.has(label))
      found.set(label, { label, kind, detail, insert: label, snippet: false, range });
  };
  const statement = document.statements.find(
    one => one.range.start <= offset && offset <= one.range.end + 1,
  );
  for (const arg of statement?.arguments ?? []) add(arg, 'argument', 'argument');
  for (const one of document.occurrences) {
    // The word that is being typed is no name yet.
    if (one.range.start === range.start && one.range.end === range.end) continue;
    if (one.role === 'parameter') add(one.name, 'parameter', 'parameter');
    else if (one.role === 'column') add(one.name, 'column', 'column');
    else if (one.role === 'definition') add(one.name, 'definition', 'definition');
  }
  for (const name of document.columns ?? []) add(name, 'column', 'column');
  add('pi', 'constant', 'constant');
  return [...found.values()];
}

function functionCompletions(document: Document, range: Range): Completion[] {
  const open = document.text.charAt(range.end) === '(';
  const call = (label: string, detail: string, documentation: string): Completion => ({
    label,
    kind: 'function',
    detail,
    documentation,
    insert: open ? label : `${label}($1)`,
    snippet: !open,
    range,
  });
  const own = document.statements
    .filter(one => one.kind === 'function' && one.name !== undefined)
    .map(one =>
      call(one.name ?? '', `(${(one.arguments ?? []).join(', ')})`, 'A function of this document.'),
    );
  const ownNames = new Set(own.map(one => one.label));
  const table = [...functions.values()]
    .filter(entry => !operatorNames.has(entry.name) && !ownNames.has(entry.name))
    .map(entry =>
      call(
        entry.name,
        reductions.has(entry.name) ? 'over the rows' : functionCall(entry),
        functionMarkdown(entry),
      ),
    );
  return [...own, ...table];
}

function settingCompletions(document: Document, offset: number): Completion[] {
  const front = findFrontMatter(document.text);
  if (front === undefined || offset < front.inner.start || offset > front.inner.end) return [];
  const place = settingsPlace(document.text, front.inner, offset);
  const keyed = /^\s*:/.test(document.text.slice(place.word.end, place.word.end + 2));
  const keys = (): Completion[] =>
    keysUnder(place.path, document).map(entry => ({
      label: entry.key,
      kind: 'setting',
      detail: entry.default === '' ? '' : `default: ${entry.default}`,
      documentation: settingMarkdown(entry, document),
      insert: keyed ? entry.key : `${entry.key}: `,
      snippet: false,
      range: place.word,
    }));
  const values = (): Completion[] =>
    valuesAt(place.path, document).map(entry => ({
      label: entry.key,
      kind: 'value',
      detail: '',
      documentation: settingMarkdown(entry, document),
      insert: entry.key,
      snippet: false,
      range: place.word,
    }));
  // A line of its own under `optimizers` begins with a dash and a name, which is both.
  if (place.kind === 'key' && place.path.at(-1) === 'optimizers') return values();
  return place.kind === 'key' ? keys() : values();
}
