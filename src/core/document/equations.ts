// Optimizers as text (LANGUAGE 4): the same parser with another scope, checked line by line.

import type { Expression, Range } from '../expression';
import type { Equation, StateVariable } from '../optimizers/types';
import { tellNames } from './equation-assigned';
import { readLines, readRaw, type Line } from './equation-lines';
import { EquationScope, type EquationShape } from './equation-scope';
import { move, moveProblems, type Locate } from './moved';
import { Problems } from './problems';
import type { Problem } from './types';
import { quote } from './words';

export { checkSchedule, type CheckedExpression } from './check-schedule';

export interface EquationsSource {
  /** Initial state: a number or an expression of w and hyperparameters. */
  readonly state: Readonly<Record<string, number | string>>;
  readonly hyperparameters: readonly string[];
  /** One equation per line. */
  readonly equations: string | readonly string[];
  /** Document offset of an offset into the text; without it nodes and equations carry no ranges. */
  readonly locate?: Locate | undefined;
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

/** Checks an optimizer's equations and infers the shape of every name. */
export function checkEquations(source: EquationsSource): CheckedEquations {
  const text =
    typeof source.equations === 'string' ? source.equations : source.equations.join('\n');
  const problems = new Problems();
  // Problems of the state and of names in the settings, at places of the document already.
  const placed = new Problems();
  const lines = readLines(text, problems);
  tellNames(source, lines, problems, placed, name => statePlace(name, source));
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
