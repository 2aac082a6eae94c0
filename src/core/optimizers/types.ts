// An optimizer is a list of equations (DESIGN 1). Types of its source form and of its checked form; no code.

import type { Expression, Range, Shape } from '../expression';

export type Convention = 'lecture' | 'pytorch' | 'keras' | 'optax';

export interface HyperparameterInfo {
  readonly default: number;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Whether min itself is excluded. */
  readonly exclusive?: boolean | undefined;
  /** Whether max itself is excluded. */
  readonly exclusiveMax?: boolean | undefined;
  /** One sentence. */
  readonly meaning: string;
}

export interface OptimizerVariant {
  readonly hyperparameters: Readonly<Record<string, HyperparameterInfo>>;
  /** Initial state: a number or an expression of w and hyperparameters. */
  readonly state: Readonly<Record<string, number | string>>;
  readonly equations: readonly string[];
  /** Paper, source file, or what differs from the lecture. */
  readonly source: string;
  readonly note?: string | undefined;
  /** True where alpha, left out, is chosen by the curvature at the start (LANGUAGE 1). */
  readonly alphaByCurvature?: boolean | undefined;
}

/** One file of optimizers/. */
export interface OptimizerSource {
  readonly id: string;
  /** As shown: "Adam", "Gradient descent". */
  readonly name: string;
  /** One paragraph: what it does and when it fails. */
  readonly description: string;
  /** A convention that has no such optimizer is absent. */
  readonly conventions: Readonly<Partial<Record<Convention, OptimizerVariant>>>;
}

export interface Equation {
  readonly name: string;
  readonly expression: Expression;
  readonly shape: Shape;
  /** The line as written. */
  readonly text: string;
  /** Place in the document, for a document's own optimizer. */
  readonly range?: Range | undefined;
}

export interface StateVariable {
  readonly name: string;
  readonly shape: 'scalar' | 'parameters';
  readonly initial: Expression;
  /** Set where a document gives a value per parameter, in parameter order; then `initial` does not count. */
  readonly values?: readonly number[] | undefined;
}

/** Ready to compile, explain and export. */
export interface CheckedOptimizer {
  readonly id: string;
  readonly name: string;
  readonly convention: string;
  readonly hyperparameters: Readonly<Record<string, HyperparameterInfo>>;
  readonly state: readonly StateVariable[];
  readonly equations: readonly Equation[];
  /** True when g is read before it is assigned, so that grad(w) is taken before line 1. */
  readonly takesGradientFirst: boolean;
  /** True where alpha, left out, is chosen by the curvature at the start. */
  readonly alphaByCurvature?: boolean | undefined;
}
