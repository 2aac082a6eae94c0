// Symbolic derivatives: mathjs's `derivative` where it is right, the table's rules where it is missing or wrong, and the chain
// rule over definitions. A reduction is differentiated once, for one row, and stays a reduction.

import {
  call,
  children,
  number,
  symbol,
  type Call,
  type Expression,
  type Reduction,
  type SymbolReference,
} from '../expression';
import { functionEntry } from '../functions';
import { math, type MathNode } from '../mathjs';
import { fromMathjs, toMathjs } from './bridge';
import { defaultArgument, tableDerivatives } from './table-derivatives';
import { isZero, product, sum, tidy } from './tidy';

/**
 * The derivative of an expression with respect to one symbol, every other symbol held fixed.
 * @returns a tree without ranges, tidied of zeros, ones and constant arithmetic
 */
export function differentiate(expression: Expression, name: string): Expression {
  const engine = new Differentiator(node => node.name === name && node.role !== 'constant');
  return engine.along(expression, () => number(1));
}

/** What a symbol's derivative is along the direction taken. */
export type Tangent = (symbol: SymbolReference) => Expression;

/** A part of a tree that mathjs differentiates: its symbols, and sub-trees cut out of it under stand-in names. */
interface Region {
  readonly tree: MathNode;
  /** Stand-in name to what it stands for, of all that varies. */
  readonly varying: ReadonlyMap<string, Expression>;
  readonly standsFor: (name: string) => Expression;
  readonly partials: Map<string, Expression>;
}

/** Differentiates trees in which some symbols vary; remembers mathjs's partials from one direction to the next. */
export class Differentiator {
  private readonly regions = new WeakMap<Expression, Region>();
  private readonly moving = new WeakMap<Expression, boolean>();

  /**
   * @param varies whether a symbol moves along some direction
   * @param perRow whether a symbol has one value per row
   */
  constructor(
    private readonly varies: (symbol: SymbolReference) => boolean,
    private readonly perRow: (symbol: SymbolReference) => boolean = ({ role }) =>
      role === 'column' || role === 'definition',
  ) {}

  /** The derivative along the direction that moves each varying symbol by its tangent. */
  along(expression: Expression, tangent: Tangent): Expression {
    if (!this.moves(expression)) return number(0);
    switch (expression.kind) {
      case 'number':
        return number(0);
      case 'symbol':
        return tangent(expression);
      case 'reduction':
        return this.alongReduction(expression, tangent);
      case 'evaluation':
        throw new Error('An evaluation has no symbolic derivative.');
      case 'call':
        return this.isMathjs(expression)
          ? this.alongRegion(expression, tangent)
          : this.alongCall(expression, tangent);
    }
  }

  /** Σ ∂region/∂part · part′ over the parts that vary. */
  private alongRegion(expression: Call, tangent: Tangent): Expression {
    const region = this.region(expression);
    let total: Expression = number(0);
    for (const [name, part] of region.varying) {
      const inner = this.along(part, tangent);
      if (isZero(inner)) continue;
      total = sum(total, product(this.partial(region, name), inner));
    }
    return total;
  }

  private partial(region: Region, name: string): Expression {
    const known = region.partials.get(name);
    if (known) return known;
    const derived = math.derivative(region.tree, name, { simplify: false });
    const found = tidy(fromMathjs(derived, region.standsFor));
    region.partials.set(name, found);
    return found;
  }

  private alongCall(node: Call, tangent: Tangent): Expression {
    const [condition, a, b] = node.args;
    if (node.fn === 'conditional' && condition && a && b) {
      return tidy(call('conditional', [condition, this.along(a, tangent), this.along(b, tangent)]));
    }
    let total: Expression = number(0);
    node.args.forEach((arg, i) => {
      const inner = this.along(arg, tangent);
      if (!isZero(inner)) total = sum(total, product(partialByRule(node, i), inner));
    });
    return total;
  }

  private alongReduction(node: Reduction, tangent: Tangent): Expression {
    const { op, body, over } = node;
    const inner = this.along(body, tangent);
    const reduce = (op: Reduction['op'], body: Expression): Expression => ({
      kind: 'reduction',
      op,
      body,
      over,
    });
    if (isZero(inner)) return number(0);
    const deviations = call('subtract', [body, reduce('mean', body)]);
    const others = call('subtract', [reduce('count', body), number(1)]);
    switch (op) {
      case 'sum':
      case 'mean':
        // One value for all rows: Σ c = n·c.
        if (!this.hasRows(inner)) {
          return op === 'mean' ? inner : product(inner, reduce('count', firstColumn(body) ?? body));
        }
        return reduce(op, inner);
      case 'count':
        return number(0);
      case 'norm':
        return call('divide', [reduce('sum', product(body, inner)), node]);
      case 'var':
        return product(
          number(2),
          call('divide', [reduce('sum', product(deviations, inner)), others]),
        );
      case 'std':
        return call('divide', [reduce('sum', product(deviations, inner)), product(others, node)]);
      case 'min':
      case 'max': {
        // The rows that attain it share it evenly.
        const attains = (then: Expression): Expression =>
          reduce('sum', call('conditional', [call('equal', [body, node]), then, number(0)]));
        return call('divide', [attains(inner), attains(number(1))]);
      }
    }
  }

  private region(root: Call): Region {
    const known = this.regions.get(root);
    if (known) return known;
    const names = new Map<string, string>();
    const parts = new Map<string, Expression>();
    const varying = new Map<string, Expression>();
    const standIn = (part: Expression): Expression => {
      // No name holds a space; “#1” is a name, of an argument that a function of the document was given.
      const key = part.kind === 'symbol' ? part.name : `part ${parts.size}`;
      const name = names.get(key) ?? `v${parts.size}`;
      names.set(key, name);
      parts.set(name, part);
      if (this.moves(part)) varying.set(name, part);
      return symbol(name, 'local');
    };
    const cut = (node: Expression): Expression => {
      if (node.kind === 'number') return node;
      if (node.kind !== 'call' || !this.moves(node) || !this.isMathjs(node)) return standIn(node);
      return call(node.fn, node.args.map(cut));
    };
    const region: Region = {
      tree: toMathjs(cut(root), ({ name }) => name),
      varying,
      // mathjs writes no symbols of its own but e.
      standsFor: name => parts.get(name) ?? symbol(name, 'constant'),
      partials: new Map(),
    };
    this.regions.set(root, region);
    return region;
  }

  /** Whether mathjs's derivative is right for this node's own function. */
  private isMathjs({ fn, args }: Call): boolean {
    if (!functionEntry(fn).mathjsDerivative && fn !== 'pow' && fn !== 'divide') return false;
    const [, second] = args;
    // Powers with a moving exponent, moving denominators and bases of logarithms take the table's rule: mathjs divides by
    // what may be 0, or squares what may overflow.
    const secondMatters = fn === 'pow' || fn === 'divide' || fn === 'log';
    return !(secondMatters && second && this.moves(second));
  }

  private hasRows(node: Expression): boolean {
    if (node.kind === 'symbol') return this.perRow(node);
    return node.kind === 'call' && node.args.some(arg => this.hasRows(arg));
  }

  private moves(node: Expression): boolean {
    let known = this.moving.get(node);
    if (known === undefined) {
      known =
        node.kind === 'symbol'
          ? this.varies(node)
          : children(node).some(child => this.moves(child));
      this.moving.set(node, known);
    }
    return known;
  }
}

/** A column the tree holds, the plainest thing to count. */
export function firstColumn(node: Expression): Expression | undefined {
  if (node.kind === 'symbol') return node.role === 'column' ? node : undefined;
  for (const child of children(node)) {
    const found = firstColumn(child);
    if (found) return found;
  }
  return undefined;
}

/** ∂f/∂(argument i) at a call's own arguments, from the table or by the rule of the variadic functions. */
export function partialByRule(node: Call, i: number): Expression {
  const { fn, args } = node;
  const arg = args[i] ?? number(0);
  const derivatives = tableDerivatives(fn);
  if (!derivatives) return variadicPartial(node, arg);
  const { parameters } = functionEntry(fn);
  const substitute = (tree: Expression): Expression => {
    if (tree.kind === 'symbol' && tree.role === 'argument') {
      const index = parameters.indexOf(tree.name);
      return args[index] ?? defaultArgument(fn, index) ?? tree;
    }
    return tree.kind === 'call' ? call(tree.fn, tree.args.map(substitute)) : tree;
  };
  return tidy(substitute(derivatives[i] ?? number(0)));
}

function variadicPartial(node: Call, arg: Expression): Expression {
  const { fn, args } = node;
  if (fn === 'hypot') return call('divide', [arg, node]);
  if (fn === 'logsumexp') return call('exp', [call('subtract', [arg, node])]);
  const choose = (
    sign: string,
    other: Expression,
    then: Expression,
    otherwise: Expression,
  ): Expression => call('conditional', [call(sign, [arg, other]), then, otherwise]);
  const [a, b] = args;
  if (a && b && args.length === 2) {
    // Ties share evenly.
    const other = arg === a ? b : a;
    return choose(
      fn === 'max' ? 'larger' : 'smaller',
      other,
      number(1),
      choose('equal', other, number(0.5), number(0)),
    );
  }
  const attains = (of: Expression): Expression =>
    call('conditional', [call('equal', [of, node]), number(1), number(0)]);
  return call('divide', [
    attains(arg),
    args.map(attains).reduce((sum, one) => call('add', [sum, one])),
  ]);
}
