// The gradient's formulas as they are shown, made once per program: explained steps, records, reports and exports read them.

import { gradientForms } from '../calculus/forms';
import type { GradientForm } from '../calculus/forms';
import type { Program } from '../document/types';

const known = new WeakMap<Program, readonly GradientForm[]>();

/** ∂loss/∂parameter in the parameters' order. */
export function gradientFormulas(program: Program): readonly GradientForm[] {
  let forms = known.get(program);
  if (!forms) {
    forms = gradientForms(program);
    known.set(program, forms);
  }
  return forms;
}
