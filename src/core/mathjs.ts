// The one mathjs instance: number arithmetic, with only the parts that are used. Loads in a fifth of the time of the whole.

import type { FactoryFunctionMap, MathJsInstance } from 'mathjs';
import {
  absDependencies,
  addDependencies,
  cosDependencies,
  create,
  derivativeDependencies,
  divideDependencies,
  expDependencies,
  logDependencies,
  multiplyDependencies,
  parseDependencies,
  powDependencies,
  simplifyDependencies,
  sinDependencies,
  sqrtDependencies,
  subtractDependencies,
  tanDependencies,
  unaryMinusDependencies,
} from 'mathjs/number';

export type { MathNode } from 'mathjs';

// mathjs's typings call each map possibly undefined; every one named here exists in 15.2.
const parts = {
  parseDependencies,
  derivativeDependencies,
  simplifyDependencies,
  addDependencies,
  subtractDependencies,
  multiplyDependencies,
  divideDependencies,
  powDependencies,
  unaryMinusDependencies,
  sqrtDependencies,
  expDependencies,
  logDependencies,
  absDependencies,
  sinDependencies,
  cosDependencies,
  tanDependencies,
} as unknown as FactoryFunctionMap;

/** parse, derivative and simplify (which folds constants with the arithmetic listed). Text from users is only ever parsed, never evaluated. */
export const math: MathJsInstance = create(parts);

/** Makes what every text needs, a part at a time: mathjs makes each when it is first asked for, and takes as long as for reading the text. */
export function* makingMath(): Generator<void, void> {
  const x = math.parse('x');
  yield;
  math.derivative(x, 'x', { simplify: false });
}
