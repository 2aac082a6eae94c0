// The gradient's formulas and its check, as the record carries them.

import { checkGradient } from '../calculus/check';
import type { Prepared } from '../experiment';
import { gradientForms } from '../calculus/forms';

/** Text of each partial by parameter; valid document text. */
export function gradientTexts({ program }: Prepared): Record<string, string> {
  return program
    ? Object.fromEntries(gradientForms(program).map(({ parameter, text }) => [parameter, text]))
    : {};
}

/** The badge of the record: the compiled gradient against dual numbers and central differences, at these points. */
export function gradientCheck(
  { program, objective }: Prepared,
  points: readonly Float64Array[],
): Record<string, number | string> {
  if (!program || !objective) return {};
  const { status, error, parameter, differenceError, kink } = checkGradient(
    program,
    objective,
    points,
  );
  return {
    status,
    error,
    differenceError,
    ...(parameter === undefined || error === 0 ? {} : { parameter }),
    ...(kink === undefined ? {} : { kink }),
  };
}
