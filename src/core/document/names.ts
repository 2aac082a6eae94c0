// The names of a document: who defines what, and what a symbol stands for where it is used.

import type { Range, Role } from '../expression';
import type { Problems } from './problems';
import type { Raw } from './raw';
import type { Statement } from './statements';
import { quote } from './words';

/** A statement with its tree, or with its values where it is a literal column. */
export interface ParsedStatement extends Statement {
  readonly raw?: Raw | undefined;
  readonly values?: Float64Array | undefined;
}

export interface Names {
  readonly definitions: ReadonlyMap<string, ParsedStatement>;
  readonly functions: ReadonlyMap<string, ParsedStatement>;
  /** From data and from the body. */
  readonly columns: ReadonlySet<string>;
  readonly startKeys: ReadonlySet<string>;
}

/** One argument and a column come out: a reduction over rows. */
export const reductions: ReadonlySet<string> = new Set([
  'sum',
  'mean',
  'min',
  'max',
  'std',
  'var',
  'count',
  'norm',
]);

const constants = new Set(['pi', 'π', 'e', 'tau']);
/** Those that a document may use for itself by defining them or starting them. */
const yieldingConstants = new Set(['e', 'tau', 'π']);

/** Gathers the names of all statements; tells of what is defined twice or hides data. */
export function gatherNames(
  statements: readonly ParsedStatement[],
  dataColumns: ReadonlySet<string>,
  startKeys: ReadonlySet<string>,
  problems: Problems,
): Names {
  const definitions = new Map<string, ParsedStatement>();
  const functions = new Map<string, ParsedStatement>();
  const columns = new Set(dataColumns);
  const taken = new Set<string>();
  for (const statement of statements) {
    const { name, nameRange } = statement;
    if (name === undefined || nameRange === undefined) continue;
    if (taken.has(name)) {
      problems.error(
        nameRange,
        'duplicate',
        `${quote(name)} is defined twice; give each definition its own name.`,
      );
      continue;
    }
    taken.add(name);
    tellHidden(name, nameRange, statement, dataColumns, startKeys, problems);
    if (statement.kind === 'definition') definitions.set(name, statement);
    else if (statement.kind === 'function') functions.set(name, statement);
    else columns.add(name);
  }
  return { definitions, functions, columns, startKeys };
}

function tellHidden(
  name: string,
  range: Range,
  statement: Statement,
  dataColumns: ReadonlySet<string>,
  startKeys: ReadonlySet<string>,
  problems: Problems,
): void {
  if (name === 'pi') problems.error(range, 'constant', '“pi” is a constant; choose another name.');
  if (dataColumns.has(name)) {
    if (statement.kind === 'column')
      problems.error(
        range,
        'duplicate',
        `${quote(name)} is a column of the data already; give this one another name.`,
      );
    else
      problems.warning(
        range,
        'hides-column',
        `${quote(name)} hides the data’s column of that name; choose another name to use both.`,
      );
  }
  if (startKeys.has(name) && statement.kind !== 'function') {
    problems.error(
      range,
      'start-is-defined',
      `${quote(name)} has a value here and under “start” too; remove one of them.`,
    );
  }
}

/** What a symbol stands for (LANGUAGE 2: argument, definition, column, constant, else parameter). */
export function roleOf(name: string, names: Names, args?: { has(name: string): boolean }): Role {
  if (args?.has(name) === true) return 'argument';
  if (names.definitions.has(name)) return 'definition';
  if (names.columns.has(name)) return 'column';
  if (constants.has(name) && !(yieldingConstants.has(name) && names.startKeys.has(name)))
    return 'constant';
  return 'parameter';
}

/** The name the rest of the program knows a constant by. */
export const constantName = (name: string): string => (name === 'π' ? 'pi' : name);

/** Names that a document must not use for a parameter's start. */
export const isFixedConstant = (name: string): boolean => name === 'pi';
