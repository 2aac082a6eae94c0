// From parsed statements to the checked program: names, traps, the graph, the loss, shapes, parameters.

import { children, type Expression, type Range } from '../expression';
import { branchLevels } from './branches';
import { buildGraph, reachable } from './graph';
import { gatherNames, isFixedConstant, roleOf, type Names, type ParsedStatement } from './names';
import type { Columns } from './column-source';
import { maxBranches } from './limits';
import { orderParameters } from './order';
import type { Problems } from './problems';
import { Resolver, TooLarge } from './resolve';
import { settle } from './settle';
import { plainSymbols, tellTraps } from './traps';
import type { Definition, Located, Program } from './types';
import { findLoss, tellUnused } from './which-loss';
import { nearest, quote } from './words';

export interface Checked {
  readonly names: Names;
  readonly program?: Program | undefined;
}

/** Checks the statements as a whole. `bodyStart` is where an empty body stands. */
export function checkProgram(
  text: string,
  statements: readonly ParsedStatement[],
  columns: Columns,
  start: Readonly<Record<string, Located<number>>>,
  bodyStart: number,
  problems: Problems,
): Checked {
  const startKeys = new Set(Object.keys(start));
  const before = problems.errors;
  const names = gatherNames(statements, columns.names, startKeys, problems);
  const symbols = plainSymbols(statements);
  for (const statement of statements) tellTraps(statement, text, names, symbols, problems);
  const graph = buildGraph(statements, names, problems);
  // What follows would only repeat in other words what is told already.
  if (problems.errors > before || statements.some(s => s.broken) || !columns.known)
    return { names };
  const loss = findLoss(text, statements, graph, problems, bodyStart);
  if (loss?.raw === undefined) return { names };
  const needed = reachable(loss, graph);
  // Where something is wrong, that is what matters.
  if (problems.errors === 0) tellUnused(statements, needed, loss, problems);
  return {
    names,
    program: build(
      loss,
      loss.raw,
      text,
      statements,
      graph.order,
      needed,
      names,
      columns,
      start,
      problems,
    ),
  };
}

function build(
  loss: ParsedStatement,
  raw: NonNullable<ParsedStatement['raw']>,
  text: string,
  statements: readonly ParsedStatement[],
  order: readonly ParsedStatement[],
  needed: ReadonlySet<ParsedStatement>,
  names: Names,
  columns: Columns,
  start: Readonly<Record<string, Located<number>>>,
  problems: Problems,
): Program | undefined {
  const before = problems.errors;
  const resolver = new Resolver(names, problems);
  let whole: { loss: Expression; definitions: Definition[] };
  try {
    for (const statement of order) {
      if (
        statement.kind === 'definition' &&
        statement !== loss &&
        needed.has(statement) &&
        statement.raw !== undefined
      )
        resolver.define(statement, statement.raw);
    }
    const expression = resolver.loss(loss, raw);
    tellArguments(loss, names, problems);
    if (resolver.info(expression).shape === 'rows') tellRows(loss, problems);
    if (problems.errors === before)
      tellComparison(expression, loss, text, resolver.definitions, problems);
    if (problems.errors > before) return undefined;
    whole = settle(expression, resolver);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
    problems.error(
      loss.range,
      'too-long',
      'With its functions applied the loss becomes too long to work with; write it with fewer functions within functions.',
    );
    return undefined;
  }
  if (branchLevels(whole.definitions, whole.loss) > maxBranches) {
    problems.error(
      loss.range,
      'too-deep',
      `Conditions (“? :”) stand in the branches of one another more than ${maxBranches} deep; write them side by side.`,
    );
    return undefined;
  }
  const parameters = orderParameters(
    parametersOf([whole.loss, ...whole.definitions.map(d => d.expression)]),
    Object.keys(start),
  );
  tellStart(start, parameters, names, problems);
  if (parameters.length === 0) {
    const taken = [...usedColumns(statements, names).keys()];
    const hint =
      taken.length === 0
        ? ''
        : ` (${list(taken)} ${taken.length === 1 ? 'is a column' : 'are columns'} of the data)`;
    problems.error(
      loss.range,
      'no-parameters',
      `The loss has no parameter to choose; use a name that is not defined, such as ${taken.includes('x') ? 'w' : 'x'}${hint}.`,
    );
  }
  const data = columns.take(usedColumns(statements, names));
  if (problems.errors > before) return undefined;
  return {
    parameters,
    columns: data.columns,
    rows: data.rows,
    definitions: whole.definitions,
    loss: whole.loss,
    lossName: loss.name,
    lossRange: loss.raw?.range ?? loss.range,
    fileLines: data.fileLines,
  };
}

/** The columns of the data that the text names, each with its first place. */
function usedColumns(statements: readonly ParsedStatement[], names: Names): Map<string, Range> {
  const used = new Map<string, Range>();
  for (const statement of statements) {
    const args = new Set(statement.arguments.map(arg => arg.name));
    for (const token of statement.body) {
      if (
        token.kind !== 'name' ||
        used.has(token.text) ||
        roleOf(token.text, names, args) !== 'column'
      )
        continue;
      used.set(token.text, { start: token.start, end: token.end });
    }
  }
  return used;
}

function parametersOf(roots: readonly Expression[]): Set<string> {
  const found = new Set<string>();
  const stack = [...roots];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.kind === 'symbol' && node.role === 'parameter') found.add(node.name);
    stack.push(...children(node));
  }
  return found;
}

function tellArguments(loss: ParsedStatement, names: Names, problems: Problems): void {
  for (const arg of loss.arguments) {
    const role = roleOf(arg.name, names);
    if (role === 'column' || role === 'definition') {
      problems.error(
        arg.range,
        'argument-hides',
        `${quote(arg.name)} is a parameter of the loss here and a ${role} elsewhere; give one of them another name.`,
      );
    }
  }
}

/** A condition is 1 or 0, and flat wherever it does not jump: nothing descends along it. */
function tellComparison(
  expression: Expression,
  loss: ParsedStatement,
  text: string,
  definitions: readonly Definition[],
  problems: Problems,
): void {
  let inner: Expression | undefined = expression;
  while (inner !== undefined && (inner.kind === 'reduction' || inner.kind === 'symbol')) {
    const { name }: { name?: string } = inner.kind === 'symbol' ? inner : {};
    inner =
      inner.kind === 'reduction'
        ? inner.body
        : definitions.find(definition => definition.name === name)?.expression;
  }
  if (inner?.kind !== 'call' || !conditions.has(inner.fn)) return;
  const [left, right] = inner.args;
  const range = loss.raw?.range ?? loss.range;
  const cut = (part: Expression | undefined): string =>
    part?.range === undefined ? '…' : text.slice(part.range.start, part.range.end);
  const squared = `(${cut(left)} - ${right?.kind === 'call' ? `(${cut(right)})` : cut(right)})^2`;
  const fix =
    inner === expression && inner.fn === 'equal' && left?.range && right?.range
      ? { title: `Replace with “${squared}”`, edits: [{ range, text: squared }] }
      : undefined;
  problems.error(
    range,
    'loss-is-condition',
    `The loss is ${expression === inner ? 'a condition, only ever 1 or 0' : 'made of a condition that is only ever 1 or 0'}, and has no slope to descend; write a distance such as ${fix === undefined ? '(a - b)^2' : quote(squared)}${fix === undefined ? ', or a penalty such as max(0, a - b)' : ''}.`,
    fix,
  );
}

const conditions = new Set([
  'equal',
  'unequal',
  'smaller',
  'smallerEq',
  'larger',
  'largerEq',
  'and',
  'or',
  'not',
]);

function tellRows(loss: ParsedStatement, problems: Problems): void {
  const range = loss.raw?.range ?? loss.range;
  problems.error(
    range,
    'loss-per-row',
    'The loss is one value per row; put it in “sum(…)” or “mean(…)” to make it one number.',
    {
      title: 'Put it in “mean(…)”',
      edits: [
        {
          range: {
            start: loss.body[0]?.start ?? range.start,
            end: loss.body[0]?.start ?? range.start,
          },
          text: 'mean(',
        },
        {
          range: {
            start: loss.body.at(-1)?.end ?? range.end,
            end: loss.body.at(-1)?.end ?? range.end,
          },
          text: ')',
        },
      ],
    },
  );
}

function tellStart(
  start: Readonly<Record<string, Located<number>>>,
  parameters: readonly string[],
  names: Names,
  problems: Problems,
): void {
  for (const [name, located] of Object.entries(start)) {
    if (parameters.includes(name)) continue;
    const range = located.keyRange ?? located.range;
    if (range === undefined) continue;
    const role = roleOf(name, names);
    if (isFixedConstant(name))
      problems.error(range, 'unknown-start', '“pi” is a constant and has no start.');
    else if (role === 'column')
      problems.error(
        range,
        'unknown-start',
        `${quote(name)} is a column of the data, not a parameter; it has no start.`,
      );
    else if (role === 'parameter' || role === 'constant') {
      const near = nearest(
        name,
        parameters.filter(parameter => !Object.hasOwn(start, parameter)),
      );
      problems.error(
        range,
        'unknown-start',
        `${quote(name)} is not a parameter of the loss${near === undefined ? `; its ${parameters.length === 1 ? 'parameter is' : 'parameters are'} ${list(parameters)}` : `; did you mean ${quote(near)}?`}${near === undefined ? '.' : ''}`,
      );
    }
  }
}

const list = (names: readonly string[]): string =>
  names.length === 0
    ? 'none'
    : names.length > 8
      ? `${names.slice(0, 8).join(', ')} …`
      : names.join(', ');
