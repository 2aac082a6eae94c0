// The symbolic gradient of a program: the chain rule over its graph of definitions. What is shown and what may be compiled come from here.

import type { Program } from '../document/types';
import { children, number, symbol, type Expression, type SymbolReference } from '../expression';
import { Differentiator, type Tangent } from './differentiate';

/** Derivatives of a program's expressions with respect to its parameters. */
export class ProgramCalculus {
  private readonly definitions: ReadonlyMap<string, Expression>;
  private readonly rowNames: ReadonlySet<string>;
  private readonly dependent = new Map<string, boolean>();
  private readonly known = new Map<string, Expression>();
  private readonly engine = new Differentiator(
    symbol => this.varies(symbol),
    ({ name, role }) => role === 'column' || (role === 'definition' && this.rowNames.has(name)),
  );

  constructor(private readonly program: Program) {
    this.rowNames = new Set(
      program.definitions.filter(({ shape }) => shape === 'rows').map(({ name }) => name),
    );
    this.definitions = new Map(
      program.definitions.map(({ name, expression }) => [name, expression]),
    );
  }

  /** ∂loss/∂parameter, in parameters, columns and the names of definitions. */
  partial(parameter: string): Expression {
    return this.derivative(this.program.loss, parameter);
  }

  /** partial in pieces: yields between definitions, whose derivatives are remembered. */
  *partialInTurn(parameter: string): Generator<void, Expression> {
    const tangent = this.tangent(parameter);
    for (const { name } of this.program.definitions) {
      tangent(symbol(name, 'definition'));
      yield;
    }
    return this.partial(parameter);
  }

  /** The whole derivative of any expression in the program's scope, through its definitions. */
  derivative(expression: Expression, parameter: string): Expression {
    return this.engine.along(expression, this.tangent(parameter));
  }

  private tangent(parameter: string): Tangent {
    return ({ name, role }) => {
      if (role === 'parameter') return number(name === parameter ? 1 : 0);
      const definition = this.definitions.get(name);
      if (!definition) return number(0);
      const key = `${parameter} ${name}`;
      const known = this.known.get(key);
      if (known) return known;
      const found = this.derivative(definition, parameter);
      this.known.set(key, found);
      return found;
    };
  }

  private varies({ name, role }: SymbolReference): boolean {
    if (role === 'parameter') return true;
    const definition = this.definitions.get(name);
    if (role !== 'definition' || !definition) return false;
    let known = this.dependent.get(name);
    if (known === undefined) {
      const holds = (node: Expression): boolean =>
        node.kind === 'symbol' ? this.varies(node) : children(node).some(holds);
      known = holds(definition);
      this.dependent.set(name, known);
    }
    return known;
  }
}
