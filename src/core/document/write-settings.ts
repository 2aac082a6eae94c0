// Overrides into a document's settings, as one edit: what the panel shows becomes what the text says.

import { isMap, isScalar, FrontMatterText, withFrontMatter, yamlMap, yamlText } from './yaml-edit';
import { readDocument } from './read';
import type { BatchSetting, Document, Overrides, TextEdit } from './types';
import { writeRuns } from './write-runs';

const settingsCodes =
  /^(?:yaml|tab|colon-space|front-matter|refused-yaml|unquoted-conditional|decimal-comma)$/;

/** The one edit after which the document says what the overrides say; none where its settings can't be read or nothing changes. */
export function writeSettings(text: string, overrides: Overrides): TextEdit[] {
  const document = readDocument(text);
  if (document.problems.some(problem => settingsCodes.test(problem.code))) return [];
  const written = write(text, document, overrides);
  return written === text ? [] : [difference(text, written)];
}

function write(text: string, { settings }: Document, overrides: Overrides): string {
  if (Object.values(overrides).every(value => value === undefined)) return text;
  let current = withFrontMatter(text);
  const put = (key: string, value: string): void => {
    current = new FrontMatterText(current).put(key, value);
  };
  if (overrides.start !== undefined)
    current = putMap(
      current,
      'start',
      Object.entries(overrides.start).map(([name, value]) => [name, String(value)]),
    );
  if (overrides.runs !== undefined) current = writeRuns(current, settings, overrides.runs);
  if (overrides.alpha !== undefined) put('alpha', String(overrides.alpha));
  if (overrides.schedule === null) current = new FrontMatterText(current).remove('schedule');
  else if (overrides.schedule !== undefined) put('schedule', scheduleText(overrides.schedule));
  if (overrides.batch !== undefined) put('batch', batchText(overrides.batch));
  if (overrides.steps !== undefined) put('steps', String(overrides.steps));
  if (overrides.seed !== undefined) put('seed', String(overrides.seed));
  return current;
}

/** Values by name: in their places where the map has no other keys, else as a new map. */
function putMap(
  text: string,
  key: string,
  entries: readonly (readonly [string, string])[],
): string {
  const file = new FrontMatterText(text);
  const map = file.get(key);
  const names = new Set(entries.map(([name]) => name));
  if (
    !isMap(map) ||
    map.items.length === 0 ||
    map.items.some(pair => !isScalar(pair.key) || !names.has(String(pair.key.value)))
  )
    return file.put(key, yamlMap(entries));
  let current = text;
  for (const [name, value] of entries) {
    const now = new FrontMatterText(current);
    const inner = now.get(key);
    const before = isMap(inner) ? now.get(name, inner) : undefined;
    if (isMap(inner) && !(isScalar(before) && before.value === Number(value)))
      current = now.put(name, value, inner);
  }
  return current;
}

function scheduleText(schedule: NonNullable<Overrides['schedule']>): string {
  const constants = Object.entries(schedule.constants).map(
    ([name, value]) => [name, String(value)] as const,
  );
  if ('expression' in schedule) {
    const text = /^[\w .]*[A-Za-z_][\w .()*/^+-]*$/.test(schedule.expression)
      ? schedule.expression
      : JSON.stringify(schedule.expression);
    return constants.length === 0 ? text : yamlMap([['expression', text], ...constants]);
  }
  return constants.length === 0
    ? yamlText(schedule.name)
    : yamlMap([[schedule.name, yamlMap(constants)]]);
}

function batchText({ size, shuffle, seed, drop }: BatchSetting): string {
  const entries: [string, string][] = [['size', size === null ? 'full' : String(size)]];
  if (shuffle) entries.push(['shuffle', 'true']);
  if (seed !== undefined) entries.push(['seed', String(seed)]);
  if (drop) entries.push(['drop', 'true']);
  return entries.length === 1 ? (entries[0]?.[1] ?? 'full') : yamlMap(entries);
}

/** The smallest single edit from one text to another; never within a line end. */
function difference(before: string, after: string): TextEdit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let tail = 0;
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail += 1;
  if (before.charAt(start - 1) === '\r') start -= 1;
  if (
    before.charAt(before.length - tail) === '\n' &&
    before.charAt(before.length - tail - 1) === '\r'
  )
    tail -= 1;
  return {
    range: { start, end: before.length - Math.max(0, tail) },
    text: after.slice(start, after.length - Math.max(0, tail)),
  };
}
