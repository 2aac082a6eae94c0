// What a name means, for hover: symbols, functions, settings. Markdown text; values are added by the caller.

import type { Range } from '../expression';
import { functions } from '../functions/index';
import type { FunctionEntry } from '../functions/types';
import { conventionLines, otherConventions } from '../optimizers/differences';
import { evaluationMeanings, givenMeanings } from './equation-given';
import { findFrontMatter } from './front-matter';
import { settingAt, valuesAt } from './settings-help';
import { settingsPlace } from './settings-place';
import type { SettingEntry } from './settings-table';
import type { Document, Occurrence } from './types';

export interface Hover {
  readonly range: Range;
  readonly markdown: string;
}

/** What the host knows of a name once the program runs; each as text. */
export interface NameValues {
  readonly value?: string | undefined;
  /** ∂loss/∂name. */
  readonly derivative?: string | undefined;
}

/** The hover at an offset; `values` gives a name's value at the start and its partial. */
export function hoverAt(
  document: Document,
  offset: number,
  values?: (name: string) => NameValues | undefined,
): Hover | undefined {
  if (inFrontMatter(document, offset)) return settingHover(document, offset, values);
  const occurrence = occurrenceAt(document, offset);
  return occurrence === undefined
    ? undefined
    : { range: occurrence.range, markdown: describeName(occurrence, document, values) };
}

/** The occurrence that an offset touches; its end counts too, as the cursor stands there after typing. */
export function occurrenceAt(document: Document, offset: number): Occurrence | undefined {
  const found = document.occurrences.filter(
    ({ range }) => range.start <= offset && offset <= range.end,
  );
  return found.find(({ range }) => offset < range.end) ?? found[0];
}

export const inFrontMatter = (document: Document, offset: number): boolean =>
  document.frontMatter !== undefined &&
  offset >= document.frontMatter.start &&
  offset <= document.frontMatter.end;

const code = (text: string): string => `\`${text.replaceAll('`', "'")}\``;

const roleWords: Readonly<Record<Occurrence['role'], string>> = {
  parameter: 'parameter',
  column: 'column of the data',
  definition: 'definition',
  constant: 'constant',
  argument: 'argument',
  function: 'function',
  state: 'state of the optimizer',
  hyperparameter: 'hyperparameter',
  given: 'given value',
  local: 'value of one step',
  setting: 'setting',
};

/** A name's role, shape, definition and values. */
export function describeName(
  occurrence: Occurrence,
  document: Document,
  values?: (name: string) => NameValues | undefined,
): string {
  const { name, role, scope } = occurrence;
  if (scope !== undefined) return describeOfOptimizer(occurrence, document);
  if (role === 'function') return describeFunction(name, document);
  const shape = shapeOf(occurrence, document);
  const lines = [`${code(name)} · ${roleWords[role]}${shape === undefined ? '' : ` · ${shape}`}`];
  const statement = document.statements.find(one => one.name === name && one.kind !== 'function');
  if (role === 'definition' && statement !== undefined)
    lines.push(
      code(
        document.text.slice(
          statement.range.start,
          Math.min(statement.range.end, statement.range.start + 200),
        ),
      ),
    );
  if (role === 'constant') lines.push(constantLine(name));
  const known = role === 'argument' ? undefined : values?.(name);
  const when = role === 'column' ? 'Values' : 'Value at the start';
  if (known?.value !== undefined) lines.push(`${when}: ${code(known.value)}`);
  if (known?.derivative !== undefined) lines.push(`∂loss/∂${name} = ${code(known.derivative)}`);
  return lines.join('\n\n');
}

/** A name of an optimizer's equations: what it is, what it starts from, the line that gives it its value. */
function describeOfOptimizer({ name, role, scope }: Occurrence, document: Document): string {
  if (role === 'function')
    return evaluationMeanings[name] === undefined
      ? describeFunction(name, document)
      : `${code(name)}\n\n${evaluationMeanings[name]}`;
  const lines = [`${code(name)} · ${roleWords[role]}`];
  const meaning = role === 'given' ? givenMeanings[name] : undefined;
  if (meaning !== undefined) lines.push(meaning);
  if (role === 'constant') lines.push(constantLine(name));
  const run = scope === undefined ? undefined : document.settings.runs[scope];
  const start = role === 'state' ? run?.state?.[name]?.value : undefined;
  if (start !== undefined) lines.push(`Starts from ${code(JSON.stringify(start))}`);
  const value =
    role === 'hyperparameter'
      ? (run?.hyperparameters[name] ?? document.settings.hyperparameters[name])?.value
      : undefined;
  if (value !== undefined) lines.push(`Value: ${code(String(value))}`);
  const line =
    role === 'local' || role === 'state'
      ? run?.equations?.value.text.split('\n').find(one => one.trim().startsWith(`${name} =`))
      : undefined;
  if (line !== undefined) lines.push(code(line.trim()));
  return lines.join('\n\n');
}

function constantLine(name: string): string {
  const value = name === 'e' ? Math.E : name === 'tau' ? 2 * Math.PI : Math.PI;
  return `${value}`;
}

function shapeOf({ name, role }: Occurrence, document: Document): string | undefined {
  if (role === 'column')
    return document.program === undefined ? 'one value per row' : `${document.program.rows} rows`;
  if (role === 'parameter' || role === 'constant') return 'one number';
  if (role !== 'definition') return undefined;
  const shape = document.program?.definitions.find(definition => definition.name === name)?.shape;
  return shape === undefined ? undefined : shape === 'rows' ? 'one value per row' : 'one number';
}

/** A function of the document by its text, one of the table by its row. */
export function describeFunction(name: string, document: Document): string {
  const own = document.statements.find(one => one.kind === 'function' && one.name === name);
  if (own !== undefined)
    return `${code(document.text.slice(own.range.start, Math.min(own.range.end, own.range.start + 200)))}\n\nA function of this document.`;
  const entry = functions.get(name);
  return entry === undefined ? code(name) : functionMarkdown(entry);
}

/** `log(x, base)` */
export const functionCall = (entry: FunctionEntry): string =>
  `${entry.name}(${entry.parameters.join(', ')}${entry.maxArguments === Infinity ? ', …' : ''})`;

/** A function's documentation under its call. */
export const functionMarkdown = (entry: FunctionEntry): string =>
  [code(functionCall(entry)), functionMeaning(entry)].join('\n\n');

/** What a function does, its derivative, where it is real and where it has a kink. */
export function functionMeaning(entry: FunctionEntry): string {
  const lines = [entry.meaning];
  if (entry.derivative !== 'variadic') {
    const partials = entry.derivative.map(
      (partial, i) => `∂/∂${entry.parameters[i] ?? 'x'} = ${code(partial)}`,
    );
    if (partials.length > 0) lines.push(`Derivative: ${partials.join(', ')}`);
  }
  if (entry.domain !== undefined) lines.push(`Real for ${code(entry.domain)}.`);
  if (entry.kink !== undefined) lines.push(`Kink: ${entry.kink}.`);
  return lines.join('\n\n');
}

function settingHover(
  document: Document,
  offset: number,
  values?: (name: string) => NameValues | undefined,
): Hover | undefined {
  const front = findFrontMatter(document.text);
  if (front === undefined || offset < front.inner.start || offset >= front.inner.end)
    return undefined;
  const place = settingsPlace(document.text, front.inner, offset);
  const word = document.text.slice(place.word.start, place.word.end);
  if (word === '') return undefined;
  const parameter = document.occurrences.find(
    one => one.range.start === place.word.start && one.role !== 'setting',
  );
  if (parameter !== undefined)
    return { range: place.word, markdown: describeName(parameter, document, values) };
  const isKey =
    place.kind === 'key' ||
    /^\s*:(?:\s|$)/.test(document.text.slice(place.word.end, place.word.end + 8));
  const entry =
    (isKey ? settingAt(place.path, word, document) : undefined) ??
    valuesAt(place.path, document).find(one => one.key === word);
  if (entry === undefined) return undefined;
  return { range: place.word, markdown: settingMarkdown(entry, document) };
}

/** A setting as told in full; of an optimizer also its equations, and what other conventions do differently. */
export const settingMarkdown = (entry: SettingEntry, document: Document): string =>
  [...settingLines(entry), ...conventionsMarkdown(entry.key, document)].join('\n\n');

function conventionsMarkdown(id: string, document: Document): string[] {
  const base = document.settings.convention?.value ?? 'lecture';
  const own = conventionLines(id, base);
  const others = otherConventions(id, base).map(({ conventions, lines }) => {
    const names = conventions.map(code).join(' or ');
    return lines.length === 0
      ? `The same under ${names} as under ${code(base)}.`
      : [`Under ${names} instead of ${code(base)}:`, '```diff', ...lines, '```'].join('\n');
  });
  return own.length === 0 ? [] : [['```', ...own, '```'].join('\n'), ...others];
}

/** Meaning, unit, default, values, example. */
function settingLines(entry: SettingEntry): string[] {
  const lines = [`${code(entry.key)} · ${entry.meaning}`];
  if (entry.unit !== undefined) lines.push(`Unit: ${entry.unit}`);
  if (entry.default !== '') lines.push(`Default: ${entry.default}`);
  if (entry.values !== undefined) lines.push(`Values: ${entry.values.map(code).join(', ')}`);
  lines.push(['```yaml', entry.example, '```'].join('\n'));
  return lines;
}
