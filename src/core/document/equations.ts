// Optimizers and schedules as text (LANGUAGE 4 and 5): the same parser with another scope, checked line by line.

import type { Expression, Range } from '../expression';
import type { Equation, StateVariable } from '../optimizers/types';
import { EquationScope, givenNames, type EquationShape } from './equation-scope';
import { parseExpression } from './parse';
import { Problems } from './problems';
import type { Raw } from './raw';
import { isPrototypeName } from './refused-words';
import { functions } from '../functions/index';
import { split, type Statement } from './statements';
import { scan } from './tokens';
import type { Problem } from './types';
import { quote } from './words';

export interface EquationsSource {
  /** Initial state: a number or an expression of w and hyperparameters. */
  readonly state: Readonly<Record<string, number | string>>;
  readonly hyperparameters: readonly string[];
  /** One equation per line. */
  readonly equations: string | readonly string[];
  /** Document offset of an offset into the text; without it nodes and equations carry no ranges. */
  readonly locate?: ((offset: number) => number) | undefined;
  /** Where each state's initial value stands in the document. */
  readonly statePlaces?: Readonly<Record<string, Range>> | undefined;
}

export interface CheckedEquations {
  readonly equations: readonly Equation[];
  readonly state: readonly StateVariable[];
  readonly takesGradientFirst: boolean;
  /** Ranges are those of the document where `locate` is given, else of the text. */
  readonly problems: readonly Problem[];
}

interface Line {
  readonly name: string;
  readonly nameRange: Range;
  readonly raw: Raw;
  readonly text: string;
  readonly range: Range;
}

/** Names that settings of a run already have. */
const takenKeys = new Set(['state', 'equations', 'schedule']);

/** Checks an optimizer's equations and infers the shape of every name. */
export function checkEquations(source: EquationsSource): CheckedEquations {
  const text =
    typeof source.equations === 'string' ? source.equations : source.equations.join('\n');
  const problems = new Problems();
  // Problems of the state and of names in the settings, at places of the document already.
  const placed = new Problems();
  const lines = readLines(text, problems);
  tellNames(source, lines, problems, placed);
  const shapes = inferState(source, lines);
  const final = new EquationScope(
    source.hyperparameters,
    shapes,
    lines.map(line => line.name),
    problems,
    source.locate,
  );
  const initial = new EquationScope(
    source.hyperparameters,
    new Map(),
    [],
    placed,
    undefined,
    'initial',
  );
  const state: StateVariable[] = Object.entries(source.state).map(([name, value]) => ({
    name,
    shape: shapes.get(name) ?? 'scalar',
    initial: readInitial(name, value, initial, source, placed),
  }));
  const equations = lines.map((line): Equation => {
    const { expression, shape } = final.read(line.raw);
    final.assign(line.name, shape);
    const range = source.locate === undefined ? undefined : move(line.range, source.locate);
    return {
      name: line.name,
      expression,
      shape: final.shapeOfName(line.name),
      text: line.text,
      range,
    };
  });
  if (problems.errors === 0) tellWhole(text, lines, problems);
  return {
    equations,
    state,
    takesGradientFirst: final.readsGradient,
    problems: [...moveProblems(problems.sorted(), source.locate), ...placed.sorted()],
  };
}

export interface CheckedExpression {
  /** Absent where there is an error. */
  readonly expression?: Expression | undefined;
  readonly problems: readonly Problem[];
}

/** Checks a schedule: one scalar expression in t, batch, epoch, alpha0, steps, the run's hyperparameters and constants of its own. */
export function checkSchedule(
  text: string,
  constants: readonly string[],
  hyperparameters: readonly string[],
  locate?: (offset: number) => number,
): CheckedExpression {
  const problems = new Problems();
  const [statement, second] = split(scan(text, 0, text.length, problems), problems);
  const whole = { start: 0, end: text.length };
  if (statement === undefined)
    problems.error(
      whole,
      'value-missing',
      'A formula for the learning rate is missing, such as alpha0 / (1 + 0.01 * batch).',
    );
  else if (second !== undefined)
    problems.error(second.range, 'two-losses', 'A schedule is one formula.');
  else if (statement.kind !== 'expression' && !statement.broken)
    problems.error(
      statement.range,
      'left-side',
      'A schedule is a formula alone, such as alpha0 / (1 + 0.01 * batch); leave “=” out.',
    );
  let expression: Expression | undefined;
  if (problems.errors === 0 && statement?.broken === false) {
    const raw = parseExpression(statement.body, statement.range, problems);
    const names = [...hyperparameters, ...constants].filter(name => name !== 'alpha');
    const scope = new EquationScope(names, new Map(), [], problems, locate, 'schedule');
    if (raw !== undefined) expression = scope.read(raw).expression;
  }
  return {
    expression: problems.errors > 0 ? undefined : expression,
    problems: moveProblems(problems.sorted(), locate),
  };
}

function readLines(text: string, problems: Problems): Line[] {
  const lines: Line[] = [];
  for (const statement of split(scan(text, 0, text.length, problems), problems)) {
    if (statement.broken) continue;
    const { name, nameRange } = statement;
    if (statement.kind !== 'definition' || name === undefined || nameRange === undefined) {
      tellLine(statement, problems);
      continue;
    }
    const raw = parseExpression(statement.body, statement.range, problems);
    if (raw !== undefined)
      lines.push({
        name,
        nameRange,
        raw,
        text: text.slice(statement.range.start, statement.range.end),
        range: statement.range,
      });
  }
  return lines;
}

function tellLine(statement: Statement, problems: Problems): void {
  const message =
    statement.kind === 'function'
      ? 'An optimizer’s lines are equations such as m = beta * m + g; functions can’t be defined here.'
      : statement.kind === 'column'
        ? 'There are no lists in an optimizer; every value is a number, or one number per parameter.'
        : 'Every line of an optimizer gives a name a value, as in w = w - alpha * g.';
  problems.error(statement.range, 'left-side', message);
}

function tellNames(
  source: EquationsSource,
  lines: readonly Line[],
  problems: Problems,
  placed: Problems,
): void {
  const state = new Set(Object.keys(source.state));
  for (const { name, nameRange } of lines) {
    if (name !== 'w' && givenNames.has(name))
      problems.error(
        nameRange,
        'given-name',
        `${quote(name)} is given and can’t be assigned; choose another name.`,
      );
    else if (source.hyperparameters.includes(name))
      problems.error(
        nameRange,
        'given-name',
        `${quote(name)} is a hyperparameter and can’t be assigned; choose another name.`,
      );
    else if (
      functions.has(name) ||
      name === 'grad' ||
      name === 'hess' ||
      name === 'solve' ||
      name === 'dot'
    )
      problems.error(
        nameRange,
        'given-name',
        `${quote(name)} is a function and can’t be assigned; choose another name.`,
      );
  }
  for (const name of state) {
    if (
      name === 'g' ||
      givenNames.has(name) ||
      source.hyperparameters.includes(name) ||
      functions.has(name) ||
      isPrototypeName(name)
    ) {
      placed.error(
        statePlace(name, source),
        'given-name',
        `${quote(name)} already means something else in an optimizer; give this state another name.`,
      );
    }
  }
  for (const name of source.hyperparameters) {
    if (
      takenKeys.has(name) ||
      (name !== 'alpha' && givenNames.has(name)) ||
      name === 'g' ||
      functions.has(name)
    ) {
      placed.error(
        statePlace(name, source),
        'given-name',
        `${quote(name)} can’t be a hyperparameter; choose another name.`,
      );
    }
  }
}

const statePlace = (name: string, source: EquationsSource): Range =>
  source.statePlaces?.[name] ?? { start: 0, end: 0 };

/** Runs the lines until no state grows from one value to one per parameter any more. */
function inferState(source: EquationsSource, lines: readonly Line[]): Map<string, EquationShape> {
  const silent = new Problems();
  const initial = new EquationScope(
    source.hyperparameters,
    new Map(),
    [],
    silent,
    undefined,
    'initial',
  );
  const shapes = new Map<string, EquationShape>();
  for (const [name, value] of Object.entries(source.state)) {
    const raw = typeof value === 'number' ? undefined : readRaw(value, silent);
    shapes.set(name, raw === undefined ? 'scalar' : initial.read(raw).shape);
  }
  for (let changed = true; changed;) {
    changed = false;
    const scope = new EquationScope(
      source.hyperparameters,
      shapes,
      lines.map(line => line.name),
      silent,
      undefined,
    );
    for (const line of lines) {
      const { shape } = scope.read(line.raw);
      scope.assign(line.name, shape);
      if (shape === 'parameters' && shapes.get(line.name) === 'scalar') {
        shapes.set(line.name, 'parameters');
        changed = true;
      }
    }
  }
  return shapes;
}

function readRaw(text: string, problems: Problems): Raw | undefined {
  const [statement, second] = split(scan(text, 0, text.length, problems), problems);
  if (
    statement === undefined ||
    second !== undefined ||
    statement.kind !== 'expression' ||
    statement.broken
  )
    return undefined;
  return parseExpression(statement.body, statement.range, problems);
}

function readInitial(
  name: string,
  value: number | string,
  scope: EquationScope,
  source: EquationsSource,
  problems: Problems,
): Expression {
  if (typeof value === 'number') return { kind: 'number', value };
  const own = new Problems();
  const raw = readRaw(value, own);
  const place = statePlace(name, source);
  if (raw === undefined) {
    problems.error(
      place,
      'state-start',
      own.sorted()[0]?.message ??
        `The start of ${quote(name)} must be a number or a formula in w and the hyperparameters.`,
    );
    return { kind: 'number', value: 0 };
  }
  return scope.reporting(place, () => scope.read(raw).expression);
}

function tellWhole(text: string, lines: readonly Line[], problems: Problems): void {
  if (!lines.some(line => line.name === 'w')) {
    problems.error(
      lines.at(-1)?.range ?? { start: 0, end: text.length },
      'no-update',
      'No line moves the parameters; end with one such as w = w - alpha * g.',
    );
  }
}

const move = (range: Range, locate: (offset: number) => number): Range => ({
  start: locate(range.start),
  end: locate(range.end),
});

function moveProblems(
  problems: readonly Problem[],
  locate: ((offset: number) => number) | undefined,
): readonly Problem[] {
  if (locate === undefined) return problems;
  return problems.map(problem => ({
    ...problem,
    range: move(problem.range, locate),
    fix:
      problem.fix === undefined
        ? undefined
        : {
            ...problem.fix,
            edits: problem.fix.edits.map(edit => ({ ...edit, range: move(edit.range, locate) })),
          },
  }));
}
