// From the checked tree to the graph: definitions are inlined (and shared), reductions become sums, leasts and greatests.

import type { Program } from '../document/types';
import type { Expression, Reduction, SymbolReference } from '../expression';
import type { Algebra } from './algebra';
import { constantValue } from './emit';
import type { Node } from './graph';

export interface LowerOptions {
  readonly symbol: (symbol: SymbolReference) => Node;
  /** Left out: reductions are refused. */
  readonly reduction?: ((reduction: Reduction, body: Node) => Node) | undefined;
}

/** A tree as a node. Throws on forms that cannot occur in a loss (evaluations). */
export function lower(algebra: Algebra, expression: Expression, options: LowerOptions): Node {
  // Derivatives share sub-trees by reference; each is converted once.
  const done = new Map<Expression, Node>();
  const convert = (node: Expression): Node => {
    const known = done.get(node);
    if (known) return known;
    const made = form(node);
    done.set(node, made);
    return made;
  };
  const form = (node: Expression): Node => {
    switch (node.kind) {
      case 'number':
        return algebra.constant(node.value);
      case 'symbol':
        return node.role === 'constant'
          ? algebra.constant(constantValue(node.name))
          : options.symbol(node);
      case 'call':
        return algebra.call(node.fn, node.args.map(convert));
      case 'reduction':
        if (options.reduction) return options.reduction(node, convert(node.body));
        break;
      case 'evaluation':
    }
    throw new Error(`A ${node.kind} cannot stand here.`);
  };
  return convert(expression);
}

/**
 * A function that lowers expressions in a program's scope: its parameters, columns and definitions.
 * @param dataValue the number that a reduction over all rows of data alone comes to, computed once
 */
export function programLowering(
  algebra: Algebra,
  program: Program,
  dataValue: (node: Node) => number,
): (expression: Expression) => Node {
  const names = new Map<string, Node>();
  program.parameters.forEach((name, i) => names.set(name, algebra.parameter(i)));
  [...program.columns.keys()].forEach((name, i) => names.set(name, algebra.column(i)));

  const options: LowerOptions = {
    symbol: ({ name }) => {
      const node = names.get(name);
      if (!node) throw new Error(`${name} is not defined before its use.`);
      return node;
    },
    reduction: ({ op, over }, body) => {
      const value = reduce(algebra, op, body);
      return over === 'all' && !value.varies ? algebra.constant(dataValue(value)) : value;
    },
  };
  for (const { name, expression } of program.definitions) {
    names.set(name, lower(algebra, expression, options));
  }
  return expression => lower(algebra, expression, options);
}

/** A reduction in terms of sums, leasts and greatests over the rows. */
export function reduce(algebra: Algebra, op: Reduction['op'], body: Node): Node {
  const count = algebra.count();
  switch (op) {
    case 'sum':
      return algebra.sum(body);
    case 'mean':
      return body.rows ? algebra.divide(algebra.sum(body), count) : body;
    case 'min':
      return algebra.least(body);
    case 'max':
      return algebra.greatest(body);
    case 'count':
      return count;
    case 'norm':
      return algebra.call('sqrt', [algebra.sum(algebra.power(body, 2))]);
    case 'std':
      return algebra.call('sqrt', [reduce(algebra, 'var', body)]);
    case 'var': {
      // Σ (v - mean)² / (n - 1); of a single row 0.
      const deviation = algebra.subtract(body, reduce(algebra, 'mean', body));
      const others = algebra.call('max', [algebra.subtract(count, algebra.one), algebra.one]);
      return algebra.divide(algebra.sum(algebra.power(deviation, 2)), others);
    }
  }
}
