// The gradient's formulas and its check, as record, report and command line carry them.

import { checkGradient } from '../calculus/check';
import type { Prepared } from '../experiment';
import { gradientForms } from '../calculus/forms';
import { formatNumber } from '../explain/numbers';

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

/** The badge of UI 6 as a sentence, for the gradient at the start and, where these are finite, at further points. */
export function checkSentence(prepared: Prepared, points: readonly Float64Array[] = []): string {
  const finite = points.filter(point => point.every(Number.isFinite));
  const { status, error, kink } = gradientCheck(prepared, [
    Float64Array.from(prepared.experiment?.start.value ?? []),
    ...finite,
  ]);
  if (status === 'checked') return 'Gradient checked.';
  return status === 'kink'
    ? `Gradient checked, kink met: ${kink ?? ''}.`
    : `Gradient differs by ${formatNumber(Number(error))}.`;
}
