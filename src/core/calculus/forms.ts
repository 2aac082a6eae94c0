// The loss, its gradient and its Hessian as they are shown: LaTeX and text that is itself valid document text.

import type { Program } from '../document/types';
import { toLatex, type ShowOptions } from '../explain/latex';
import { nameLatex } from '../explain/names';
import { toText } from '../explain/text';
import type { Expression } from '../expression';
import { drained } from '../run/evaluate';
import { Evaluator } from './evaluate';
import { ProgramCalculus } from './gradient';
import { Interner } from './intern';
import { polish, size } from './polish';
import { simplified } from './simplify';
import { naming, shownText, withHidden } from './substitute';
import { tidy } from './tidy';

export interface Form {
  readonly latex: string;
  readonly text: string;
}

export interface GradientForm extends Form {
  readonly parameter: string;
  /** ∂f/∂x. */
  readonly left: Form;
  /** What is shown, as a tree. */
  readonly expression: Expression;
}

export interface FormOptions {
  /** Also try mathjs's simplify, for no longer than this many milliseconds in all; 0 (the default) for the first picture. */
  readonly simplifyWithin?: number | undefined;
}

/** Trees beyond this are not shown: nobody reads them, and typesetting would hang the page. */
const greatestShown = 2_000;
/** Up to this many parameters the Hessian is shown. */
export const greatestShownHessian = 3;
/** Relative difference at which a form counts as another function. */
const tolerance = 1e-9;
/** Rows on which forms are compared. */
const comparedRows = 6;

/** ∂loss/∂parameter for each parameter, polished, each checked in numbers against the unpolished derivative. */
export function gradientForms(
  program: Program,
  options: FormOptions = {},
): readonly GradientForm[] {
  return drained(gradientFormsInTurn(program, options));
}

/** gradientForms in pieces, so that others can have their turn between. */
export function* gradientFormsInTurn(
  program: Program,
  options: FormOptions = {},
): Generator<void, readonly GradientForm[]> {
  const form = formsOf(program, options);
  const forms: GradientForm[] = [];
  for (const parameter of program.parameters) {
    forms.push(yield* form(parameter));
    yield;
  }
  return forms;
}

/** ∂loss/∂parameter for one parameter. */
export const gradientForm = (program: Program, parameter: string): GradientForm =>
  drained(formsOf(program, {})(parameter));

type FormOf = (parameter: string) => Generator<void, GradientForm>;

/** Of programs whose forms were asked for without options: who hovers over one name makes one form, and makes it once. */
const known = new WeakMap<Program, FormOf>();

function formsOf(program: Program, options: FormOptions): FormOf {
  if (options.simplifyWithin !== undefined) return formMaker(program, options);
  let forms = known.get(program);
  if (!forms) known.set(program, (forms = formMaker(program, options)));
  return forms;
}

function formMaker(program: Program, options: FormOptions): FormOf {
  const calculus = new ProgramCalculus(program);
  const show = shower(program, options);
  const f = program.lossName ?? 'f';
  const d = program.parameters.length === 1 ? ['d', 'd'] : ['\\partial', '∂'];
  const made = new Map<string, GradientForm>();
  return function* (parameter) {
    let form = made.get(parameter);
    if (!form) {
      const partial = yield* calculus.partialInTurn(parameter);
      yield;
      form = {
        parameter,
        left: {
          latex: `\\frac{${d[0] ?? ''} ${nameLatex(f)}}{${d[0] ?? ''} ${nameLatex(parameter)}}`,
          text: `${d[1] ?? ''}${f}/${d[1] ?? ''}${parameter}`,
        },
        ...(yield* show(partial)),
      };
      made.set(parameter, form);
    }
    return form;
  };
}

/** The second derivatives, row by row, for up to three parameters; undefined beyond. */
export const hessianForms = (
  program: Program,
  options?: FormOptions,
): readonly (readonly Form[])[] | undefined => drained(hessianFormsInTurn(program, options));

/** hessianForms in pieces. */
export function* hessianFormsInTurn(
  program: Program,
  options: FormOptions = {},
): Generator<void, readonly (readonly Form[])[] | undefined> {
  if (program.parameters.length > greatestShownHessian) return undefined;
  const calculus = new ProgramCalculus(program);
  const show = shower(program, options);
  const upper = new Map<string, Form>();
  const { parameters } = program;
  for (const [i, p] of parameters.entries()) {
    const partial = yield* calculus.partialInTurn(p);
    yield;
    // The derivative of what is too long to show would be longer by far: 100 arguments of a max take seconds.
    if (size(partial, greatestShown) >= greatestShown) continue;
    // Symmetric: each pair is derived once.
    for (const [j, q] of parameters.entries()) {
      if (i > j) continue;
      const second = calculus.derivative(partial, q);
      yield;
      const { latex, text } = yield* show(second);
      upper.set(`${i} ${j}`, { latex, text });
    }
  }
  return parameters.map((_, i) =>
    parameters.map((_, j) => upper.get(`${Math.min(i, j)} ${Math.max(i, j)}`) ?? tooLong),
  );
}

/** The loss as "f(x, y) = …", followed by the definitions it uses under their names. */
export function lossForm(program: Program): Form {
  const name = program.lossName ?? 'f';
  const options = showOptions(program);
  const loss = withHidden(program, program.loss);
  if (size(loss, greatestShown) >= greatestShown) return tooLong;
  const named = program.definitions.filter(({ name }) => !isHidden(name));
  const parameters = program.parameters.slice(0, 6);
  const ellipsis = program.parameters.length > parameters.length;
  const args = [
    ...parameters.map(parameter => nameLatex(parameter)),
    ...(ellipsis ? ['\\ldots'] : []),
  ];
  const plainArgs = [...parameters, ...(ellipsis ? ['…'] : [])];
  const where = named.map(({ name, expression, shape }) => ({
    latex: `${nameLatex(name, shape === 'rows' ? 'i' : undefined)} = ${toLatex(withHidden(program, expression), options)}`,
    text: `${name} = ${shownText(program, expression)}`,
  }));
  return {
    latex: [
      `${nameLatex(name)}(${args.join(', ')}) = ${toLatex(loss, options)}`,
      ...where.map(({ latex }) => latex),
    ].join(',\\quad '),
    text: [
      `${name}(${plainArgs.join(', ')}) = ${toText(loss)}`,
      ...where.map(({ text }) => text),
    ].join(', '),
  };
}

const isHidden = (name: string): boolean => name.startsWith('#');

const tooLong: Form = { latex: '\\text{(too long to show)}', text: '(too long to show)' };

/** LaTeX options of a program: definitions with one value per row carry its index. */
export function showOptions(program: Program): ShowOptions {
  const perRow = new Set(
    program.definitions.filter(({ shape }) => shape === 'rows').map(({ name }) => name),
  );
  return { perRow: name => perRow.has(name) };
}

function shower(
  program: Program,
  { simplifyWithin = 0 }: FormOptions,
): (plain: Expression) => Generator<void, Form & { readonly expression: Expression }> {
  const options = showOptions(program);
  const deadline = Date.now() + simplifyWithin;
  const evaluators = evaluatorsOf(program);
  const named = naming(program);
  const { intern } = new Interner();
  return function* (derived) {
    if (size(derived, greatestShown) >= greatestShown) return { ...tooLong, expression: derived };
    const plain = intern(tidy(withHidden(program, derived)));
    yield;
    const candidates = [polish(named(plain))];
    yield;
    if (simplifyWithin > 0) {
      const other = simplified(plain, deadline);
      if (other) candidates.push(polish(other));
    }
    const same: Expression[] = [];
    for (const candidate of candidates)
      if (yield* isSame(evaluators, plain, candidate)) same.push(candidate);
    const expression = same.sort((a, b) => size(a) - size(b))[0] ?? plain;
    const latex = toLatex(expression, options);
    yield;
    return { expression, latex, text: toText(expression) };
  };
}

/** Points at which forms are compared: both signs, no round numbers. */
const points = [0.7316, -1.3127, 2.1939, -0.2871].map(
  (start, k) => (j: number) => start + 0.3714 * j * (k % 2 === 0 ? 1 : -1),
);

/** One evaluator per point, shared by all forms of a program, so that its definitions are computed once. */
function evaluatorsOf(program: Program): readonly Evaluator[] {
  const rows =
    program.rows > comparedRows ? Int32Array.from({ length: comparedRows }, (_, k) => k) : null;
  return points.map(point => {
    const w = Float64Array.from(program.parameters, (_, j) => point(j));
    return new Evaluator(program, w, rows);
  });
}

/** Whether two trees of the program have the same values at all points where the first is finite. */
function* isSame(
  evaluators: readonly Evaluator[],
  a: Expression,
  b: Expression,
): Generator<void, boolean> {
  for (const evaluator of evaluators) {
    const [x, y] = [evaluator.values(a), evaluator.values(b)];
    if (!x.every((value, i) => agrees(value, y[i] ?? NaN))) return false;
    yield;
  }
  return true;
}

function agrees(a: number, b: number): boolean {
  if (!Number.isFinite(a)) return true;
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a));
}
