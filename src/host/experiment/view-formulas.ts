// The loss, its derivatives and the badge that says how the gradient was checked, as the panel's head shows them.
import { checkingGradient } from '../../core/calculus/check';
import { gradientFormsInTurn, hessianFormsInTurn, lossForm } from '../../core/calculus/forms';
import type { Program } from '../../core/document/types';
import { nameLatex, nameText } from '../../core/explain/names';
import { formatNumber } from '../../core/explain/numbers';
import type { CheckView, Result } from '../../shared/protocol';
import type { Ready } from './shown';

type Formulas = Pick<Result, 'loss' | 'parameters' | 'gradient' | 'hessian'>;

/** A changed slider leaves the formulas as they are; so they are made once per program. */
const known = new WeakMap<Program, Formulas>();

export function* viewFormulas(program: Program): Generator<void, Formulas> {
  const found = known.get(program);
  if (found !== undefined) return found;
  const gradient = yield* gradientFormsInTurn(program);
  const loss = lossForm(program);
  yield;
  const formulas = {
    loss,
    parameters: program.parameters.map(name => ({
      name,
      latex: nameLatex(name),
      text: nameText(name),
    })),
    gradient: gradient.map(({ left, latex, text }) => ({ left, latex, text })),
    hessian: yield* hessianFormsInTurn(program),
  };
  known.set(program, formulas);
  return formulas;
}

/** At the start and where the runs ended, as far as these are finite. */
export function* viewCheck(
  { program, objective, experiment }: Ready,
  ends: readonly Float64Array[],
): Generator<void, CheckView> {
  const finite = ends.filter(point => point.every(Number.isFinite)).slice(0, 3);
  const points = [Float64Array.from(experiment.start.value), ...finite];
  const { status, error, kink } = yield* checkingGradient(program, objective, points);
  const labels = {
    checked: 'Gradient checked',
    kink: 'Gradient checked, kink met',
    differs: `Gradient differs by ${formatNumber(error)}`,
  };
  const met = kink === undefined ? '' : `; ${kink} has a kink where it was met`;
  return {
    status,
    label: labels[status],
    tooltip: `Checked against automatic differentiation and central differences: worst relative difference ${formatNumber(error)}${met}`,
  };
}
