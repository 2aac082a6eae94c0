// What a node becomes when it is made: constants folded, 0 and 1 dropped, whole powers as products, stable forms (stable.ts).
// Each rule keeps the value wherever the original is finite; none expands or factors, so loss values stay as typed to a rounding or two.

import { applyFunction } from './apply';
import { isLogical, isSmallWhole } from './emit';
import { Graph, type Node } from './graph';
import { stableForm } from './stable';

/** Makes nodes of one graph. */
export class Algebra extends Graph {
  readonly zero = this.constant(0);
  readonly one = this.constant(1);
  /** Whether exponentials were typed that overflow and are computed otherwise: what is lowered from the same text anew may not be. */
  overflowAvoided = false;

  add(a: Node, b: Node): Node {
    if (isConstant(a) && isConstant(b)) return this.constant(a.value + b.value);
    if (isConstant(a, 0)) return b;
    if (isConstant(b, 0)) return a;
    if (a === b) return this.multiply(this.constant(2), a);
    const negA = negated(a);
    const negB = negated(b);
    if (negA && negB) return this.negate(this.add(negA, negB));
    if (negB) return this.subtract(a, negB);
    if (negA) return this.subtract(b, negA);
    return this.sameCondition(a, b, (x, y) => this.add(x, y)) ?? this.node('add', [a, b]);
  }

  subtract(a: Node, b: Node): Node {
    if (isConstant(a) && isConstant(b)) return this.constant(a.value - b.value);
    if (isConstant(b, 0)) return a;
    if (isConstant(a, 0)) return this.negate(b);
    if (a === b) return this.zero;
    const negA = negated(a);
    const negB = negated(b);
    if (negB) return this.add(a, negB);
    if (negA) return this.negate(this.add(negA, b));
    const opposite = this.peek('subtract', [b, a]);
    if (opposite) return this.negate(opposite);
    return this.sameCondition(a, b, (x, y) => this.subtract(x, y)) ?? this.node('subtract', [a, b]);
  }

  negate(a: Node): Node {
    if (isConstant(a)) return this.constant(-a.value);
    const x = a.args[0];
    const y = a.args[1];
    if (a.op === 'unaryMinus' && x) return x;
    if (x && y) {
      if (a.op === 'multiply' && isConstant(x)) return this.multiply(this.constant(-x.value), y);
      if (a.op === 'divide' && isConstant(x)) return this.divide(this.constant(-x.value), y);
    }
    return this.node('unaryMinus', [a]);
  }

  multiply(a: Node, b: Node): Node {
    if (isConstant(b) && !isConstant(a)) return this.multiply(b, a);
    if (isConstant(a)) {
      if (isConstant(b)) return this.constant(a.value * b.value);
      if (a.value === 0) return this.zero;
      if (a.value === 1) return b;
      if (a.value === -1) return this.negate(b);
      const c = b.args[0];
      const rest = b.args[1];
      if (b.op === 'multiply' && c && rest && isConstant(c)) {
        return this.multiply(this.constant(a.value * c.value), rest);
      }
    }
    const negA = negated(a);
    const negB = negated(b);
    if (negA || negB) {
      const product = this.multiply(negA ?? a, negB ?? b);
      return negA && negB ? product : this.negate(product);
    }
    return (
      this.through(a, b) ??
      this.through(b, a) ??
      stableForm(this, 'multiply', [a, b]) ??
      this.node('multiply', [a, b])
    );
  }

  /** x · y where the form of x says how: its number stands before the product, its divisor under it, its switch around it. */
  private through(x: Node, y: Node): Node | undefined {
    const c = x.args[0];
    const rest = x.args[1];
    if (!c || !rest) return undefined;
    if (x.op === 'multiply' && isConstant(c)) return this.multiply(c, this.multiply(rest, y));
    if (x.op === 'divide' && isConstant(c, 1)) return this.divide(y, rest);
    return isSwitch(x) ? this.choose(x, branch => this.multiply(branch, y)) : undefined;
  }

  divide(a: Node, b: Node): Node {
    if (isConstant(a) && isConstant(b)) return this.constant(a.value / b.value);
    if (isConstant(a, 0) || isConstant(b, 1)) return a;
    if (isConstant(b)) {
      const c = a.args[0];
      const rest = a.args[1];
      if (a.op === 'multiply' && c && rest && isConstant(c)) {
        return this.multiply(this.constant(c.value / b.value), rest);
      }
      // Exact for powers of two, and cheaper.
      if (Number.isInteger(Math.log2(Math.abs(b.value))))
        return this.multiply(this.constant(1 / b.value), a);
    }
    const negA = negated(a);
    const negB = negated(b);
    if (negA || negB) {
      const quotient = this.divide(negA ?? a, negB ?? b);
      return negA && negB ? quotient : this.negate(quotient);
    }
    if (isSwitch(a)) return this.choose(a, branch => this.divide(branch, b));
    return stableForm(this, 'divide', [a, b]) ?? this.node('divide', [a, b]);
  }

  /** a^n for a whole n, as products by repeated squaring (in the order of runtime.ts). */
  power(a: Node, n: number): Node {
    if (n < 0) return this.divide(this.one, this.power(a, -n));
    const root = a.args[0];
    if (a.op === 'cbrt' && root && n % 3 === 0) return this.power(root, n / 3);
    let result = this.one;
    let square = a;
    for (let rest = n; rest > 0; rest >>= 1) {
      if (rest & 1) result = this.multiply(result, square);
      if (rest > 1) square = this.multiply(square, square);
    }
    return result;
  }

  pow(a: Node, b: Node): Node {
    if (isConstant(a) && isConstant(b)) return this.constant(Math.pow(a.value, b.value));
    if (isConstant(b)) {
      if (isSmallWhole(b.value)) return this.power(a, b.value);
      const stable = stableForm(this, 'pow', [a, b]);
      if (stable) return stable;
      const half = b.value - 0.5;
      if (b.value === -0.5) return this.divide(this.one, this.call('sqrt', [a]));
      // u^1.5 = u·√u
      if (half >= 0 && isSmallWhole(half))
        return this.multiply(this.power(a, half), this.call('sqrt', [a]));
    }
    if (isConstant(a, Math.E)) return this.call('exp', [b]);
    return this.node('pow', [a, b]);
  }

  conditional(condition: Node, a: Node, b: Node): Node {
    if (isConstant(condition)) return condition.value ? a : b;
    if (a === b) return a;
    return this.node('conditional', [condition, a, b]);
  }

  /** Any function or operator of the language. */
  call(fn: string, args: readonly Node[]): Node {
    const a = args[0] ?? this.zero;
    const b = args[1] ?? this.zero;
    switch (fn) {
      case 'add':
        return this.add(a, b);
      case 'subtract':
        return this.subtract(a, b);
      case 'multiply':
        return this.multiply(a, b);
      case 'divide':
        return this.divide(a, b);
      case 'unaryMinus':
        return this.negate(a);
      case 'square':
        return this.power(a, 2);
      case 'cube':
        return this.power(a, 3);
      case 'pow':
        return this.pow(a, b);
      case 'conditional':
        return this.conditional(a, b, args[2] ?? this.zero);
      case 'ln':
        return this.call('log', [a]);
      case 'log':
        if (args.length === 2) return this.divide(this.call('log', [a]), this.call('log', [b]));
        break;
      case 'min':
      case 'max':
        if (args.length === 1) return a;
        break;
      case 'nthRoot':
        if (args.length === 1 || isConstant(b, 2)) return this.call('sqrt', [a]);
        if (isConstant(b, 3)) return this.call('cbrt', [a]);
        break;
      case 'huber':
        if (args.length === 1) return this.call('huber', [a, this.one]);
        break;
      default:
    }
    if (args.every(arg => isConstant(arg))) {
      return this.constant(
        applyFunction(
          fn,
          args.map(arg => arg.value),
        ),
      );
    }
    return stableForm(this, fn, args) ?? this.node(fn, args);
  }

  /** The sum over the batch's rows; factors that are one for all rows stand before it. */
  sum(body: Node): Node {
    if (!body.rows) return this.multiply(this.count(), body);
    const { scale, row } = this.factored(body);
    return this.multiply(scale, row ? this.node('sum', [row]) : this.count());
  }

  least(body: Node): Node {
    return body.rows ? this.node('least', [body]) : body;
  }

  greatest(body: Node): Node {
    return body.rows ? this.node('greatest', [body]) : body;
  }

  /** A node as scale · row with a scalar scale; row is undefined where all of it is scalar. */
  factored(node: Node): { readonly scale: Node; readonly row: Node | undefined } {
    if (!node.rows) return { scale: node, row: undefined };
    const a = node.args[0];
    const b = node.args[1];
    if (node.op === 'unaryMinus' && a) {
      const inner = this.factored(a);
      return { scale: this.negate(inner.scale), row: inner.row };
    }
    if (node.op === 'multiply' && a && b) {
      const left = this.factored(a);
      const right = this.factored(b);
      if (left.scale === this.one && right.scale === this.one)
        return { scale: this.one, row: node };
      const row =
        left.row && right.row ? this.multiply(left.row, right.row) : (left.row ?? right.row);
      return { scale: this.multiply(left.scale, right.scale), row };
    }
    if (node.op === 'divide' && a && b && !b.rows) {
      const inner = this.factored(a);
      return { scale: this.divide(inner.scale, b), row: inner.row };
    }
    return { scale: this.one, row: node };
  }

  /** Two conditionals on the same condition, joined branch by branch. */
  private sameCondition(a: Node, b: Node, join: (x: Node, y: Node) => Node): Node | undefined {
    if (a.op !== 'conditional' || b.op !== 'conditional') return undefined;
    const [c, a1, a2] = a.args;
    const [d, b1, b2] = b.args;
    if (c !== d) return undefined;
    return c && a1 && a2 && b1 && b2 ? this.conditional(c, join(a1, b1), join(a2, b2)) : undefined;
  }

  private choose(node: Node, branch: (value: Node) => Node): Node {
    const [c = this.zero, a = this.zero, b = this.zero] = node.args;
    // A branch that is 0 stays 0, also beside a constant that is infinite or no number.
    const of = (value: Node): Node => (isConstant(value, 0) ? this.zero : branch(value));
    return this.conditional(c, of(a), of(b));
  }
}

/** A constant, or the constant of a given value. */
export const isConstant = (node: Node, value?: number): boolean =>
  node.op === 'constant' && (value === undefined || node.value === value);

/** x where the node is -x; the value where it is a negative constant stays a constant. */
const negated = (node: Node): Node | undefined =>
  node.op === 'unaryMinus' ? node.args[0] : undefined;

/** A conditional between 0 and ±1: multiplying by it is choosing, and costs no product. */
function isSwitch(node: Node): boolean {
  const unit = (branch: Node | undefined): boolean =>
    branch?.op === 'constant' && (branch.value === 0 || Math.abs(branch.value) === 1);
  return node.op === 'conditional' && unit(node.args[1]) && unit(node.args[2]);
}

/** Whether a node is a truth value by itself. */
export const isTruth = (node: Node): boolean => isLogical(node.op);
