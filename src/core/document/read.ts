// A document's text to its settings, its checked program and its problems. Never throws; limits keep it from hanging.

import { unknownColumns } from './column-source';
import { gatherColumns } from './columns';
import { equationOccurrences } from './equation-names';
import { bodyStart, findFrontMatter, type FrontMatter } from './front-matter';
import { drained } from '../run/evaluate';
import { tellJoins } from './join-lines';
import { maxTextLength } from './limits';
import { readLiteralColumn } from './literal-column';
import type { Names, ParsedStatement } from './names';
import {
  nestedOccurrences,
  settingOccurrences,
  statementInfo,
  statementOccurrences,
} from './occurrences';
import { parseExpression } from './parse';
import { Problems } from './problems';
import { proseLine } from './prose';
import { checkProgram } from './program';
import { noSettings, readSettings, type ReadSettings } from './settings';
import { spanOf, split, type Statement } from './statements';
import { scan } from './tokens';
import type { DataFile, Document, Located, Occurrence } from './types';
import { directiveSentence, parseYaml } from './yaml-parse';

export interface ReadOptions {
  /** The data file that `dataFileNamed` names, as the host read it. */
  readonly data?: DataFile | undefined;
  readonly title?: string | undefined;
}

const proseSentence =
  'This reads as prose, not as a formula; write one such as x^2 + y^2, and begin comments with “#”.';

/** Reads a document. */
export const readDocument = (text: string, options: ReadOptions = {}): Document =>
  drained(readingDocument(text, options));

/** readDocument in pieces, so that others can have their turn between. */
export function* readingDocument(
  text: string,
  options: ReadOptions = {},
): Generator<void, Document> {
  const problems = new Problems();
  if (text.length > maxTextLength) {
    problems.error(
      { start: 0, end: 1 },
      'too-long',
      'This text is too long for a document; put its numbers into a CSV file and name it under “data”.',
    );
    return {
      text,
      settings: noSettings.settings,
      problems: problems.sorted(),
      occurrences: [],
      statements: [],
      bodyStart: 0,
    };
  }
  const front = findFrontMatter(text);
  const start = bodyStart(text, front);
  const { settings, inline, keys, nested, unreadable } = readFront(text, front, problems);
  yield;
  const starts = settings.start?.value.kind === 'values' ? settings.start.value.values : {};
  const prose = proseLine(text, start, new Set(Object.keys(starts)));
  if (prose !== undefined) problems.error(prose, 'prose', proseSentence);
  const cut =
    prose !== undefined
      ? []
      : tellJoins(text, split(scan(text, start, text.length, problems), problems), problems);
  yield;
  const statements: ParsedStatement[] = [];
  for (const statement of cut) {
    statements.push(parse(statement, problems));
    yield;
  }
  // What stands below settings that never end is not known to be maths, and prose is none.
  const isOpen = front?.closed === false || prose !== undefined;
  // A data file that was refused would have had columns: what they are, no one can tell.
  const isRefused =
    unreadable === true ||
    (settings.data === undefined &&
      inline === undefined &&
      keys.some(({ name }) => name === 'data'));
  const columns = gatherColumns(settings, inline, options.data, statements, problems);
  yield;
  const checked = checkProgram(
    text,
    statements,
    isOpen || isRefused ? unknownColumns : columns,
    starts,
    start,
    problems,
  );
  if (
    settings.batch?.range !== undefined &&
    columns.rows === 0 &&
    columns.names.size === 0 &&
    settings.data === undefined &&
    !isRefused
  ) {
    problems.error(
      settings.batch.keyRange ?? settings.batch.range,
      'no-columns',
      '“batch” takes rows of data, and there is none; name a file under “data” or remove it.',
    );
  }
  const named = [
    ...settingOccurrences(settings, keys, inline?.keys ?? []),
    ...equationOccurrences(settings),
    ...statementOccurrences(statements, checked.names, checked.program?.lossName),
  ];
  const occurrences = [...named, ...nestedOccurrences(nested, named)];
  return {
    text,
    settings,
    program: problems.errors > 0 ? undefined : checked.program,
    problems: problems.sorted(),
    occurrences,
    statements: statements.map(statementInfo),
    columns: [...columns.names],
    frontMatter: front?.range,
    bodyStart: start,
  };
}

/** The data file that a document names, if it stays in the document's own folder or below. */
export function dataFileNamed(text: string): Located<string> | undefined {
  if (text.length > maxTextLength) return undefined;
  return readFront(text, findFrontMatter(text), new Problems()).settings.data;
}

/** The settings; `unreadable` where YAML itself could not be read, so that no one can tell what they hold. */
function readFront(
  text: string,
  front: FrontMatter | undefined,
  problems: Problems,
): ReadSettings & { readonly unreadable?: boolean } {
  if (front === undefined) return noSettings;
  if (front.directive) problems.error(front.directive, 'refused-yaml', directiveSentence);
  if (!front.closed) {
    problems.error(
      front.fence,
      'front-matter',
      'The settings begin here and never end; close them with a line “---”.',
    );
    return noSettings;
  }
  const before = problems.errors;
  const parsed = parseYaml(text, front, problems);
  return parsed === undefined
    ? { ...noSettings, unreadable: problems.errors > before }
    : readSettings(parsed.reader, parsed.root);
}

function parse(statement: Statement, problems: Problems): ParsedStatement {
  if (statement.broken) return statement;
  if (statement.kind === 'column') {
    const values = readLiteralColumn(statement, problems);
    return values === undefined ? { ...statement, broken: true } : { ...statement, values };
  }
  const raw = parseExpression(statement.body, spanOf(statement.tokens.slice(-1)), problems);
  return raw === undefined ? { ...statement, broken: true } : { ...statement, raw };
}

export type { Names, Occurrence };
