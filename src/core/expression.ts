// The checked tree: what every text becomes after parsing and before calculus, compiling and explaining.
// Knows only shapes of trees; parsing lives in document/, meaning of functions in functions/.

/** A stretch of the user's text: UTF-16 offsets, end exclusive. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What a name stands for where it is used (LANGUAGE 2). `state`, `hyperparameter`, `given` and `local` occur in optimizers and schedules only. */
export type Role =
  | 'parameter'
  | 'column'
  | 'definition'
  | 'constant'
  | 'argument'
  | 'function'
  | 'state'
  | 'hyperparameter'
  | 'given'
  | 'local';

/** One value, one value per row of the data, or (in optimizers) one value per parameter. */
export type Shape = 'scalar' | 'rows' | 'parameters';

export interface NumberLiteral {
  readonly kind: 'number';
  readonly value: number;
  readonly range?: Range | undefined;
}

export interface SymbolReference {
  readonly kind: 'symbol';
  readonly name: string;
  readonly role: Role;
  readonly range?: Range | undefined;
}

/** An operator or function. Operators carry mathjs's names: add, subtract, multiply, divide, pow, unaryMinus, smaller, smallerEq, larger, largerEq, equal, unequal, and, or, not; `c ? a : b` is `conditional`. Unary plus is dropped. */
export interface Call {
  readonly kind: 'call';
  readonly fn: string;
  readonly args: readonly Expression[];
  readonly range?: Range | undefined;
}

export type ReductionName = 'sum' | 'mean' | 'min' | 'max' | 'std' | 'var' | 'count' | 'norm';

/** Rows (or, in optimizers, parameters) to one scalar. `all` marks a reduction of data alone inside a row expression: it runs over all rows whatever the batch. */
export interface Reduction {
  readonly kind: 'reduction';
  readonly op: ReductionName;
  readonly body: Expression;
  readonly over: 'batch' | 'all' | 'parameters';
  readonly range?: Range | undefined;
}

/** Optimizers only: grad(p), loss(p) and solve(hess(p), v) or solve(hess(p), v, damping) (LANGUAGE 4). */
export interface Evaluation {
  readonly kind: 'evaluation';
  readonly what: 'grad' | 'loss' | 'solve';
  /** The point p. */
  readonly point: Expression;
  /** solve only: the right-hand side v. */
  readonly rhs?: Expression | undefined;
  /** solve only: lambda added to the Hessian's diagonal. */
  readonly damping?: Expression | undefined;
  readonly range?: Range | undefined;
}

export type Expression = NumberLiteral | SymbolReference | Call | Reduction | Evaluation;

export const number = (value: number, range?: Range): NumberLiteral => ({
  kind: 'number',
  value,
  range,
});
export const symbol = (name: string, role: Role, range?: Range): SymbolReference => ({
  kind: 'symbol',
  name,
  role,
  range,
});
export const call = (fn: string, args: readonly Expression[], range?: Range): Call => ({
  kind: 'call',
  fn,
  args,
  range,
});

/** The direct children of a node, in the order of the text. */
export function children(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'number':
    case 'symbol':
      return [];
    case 'call':
      return node.args;
    case 'reduction':
      return [node.body];
    case 'evaluation':
      return [node.point, node.rhs, node.damping].filter(child => child !== undefined);
  }
}
