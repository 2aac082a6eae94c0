// A checked expression as LaTeX, as a lecturer writes it: `2x + y`, `b_{0} + b_{1} x_{i}`, Σ with its index, fewest brackets.
// How the parts are put together is in latex-parts.ts.

import type {
  Call,
  Evaluation,
  Expression,
  NumberLiteral,
  Reduction,
  SymbolReference,
} from '../expression';
import { functions } from '../functions';
import { latexBrackets as brackets } from '../functions/entry';
import { nameLatex } from './names';
import { atom, bracketed, factors, infix, minus, notMinus, power, product } from './latex-parts';
import { latexSetting } from './numbers';
import { binding, comparisonSigns, sumParts, type ShowOptions, type Shown } from './precedence';

export type { ShowOptions } from './precedence';

/** LaTeX of an expression, e.g. `2x + y`. */
export function toLatex(expression: Expression, options: ShowOptions = {}): string {
  const { text } = show(expression, options);
  // What stands between \left and \right is never broken.
  return options.inline
    ? text.replace(/\\(?:left\(|right\))/g, bracket => bracket.slice(-1))
    : text;
}

function show(node: Expression, options: ShowOptions): Shown {
  switch (node.kind) {
    case 'number':
      return numeral(node.value, options);
    case 'symbol':
      return showSymbol(node, options);
    case 'reduction':
      return showReduction(node, options);
    case 'evaluation':
      return showEvaluation(node, options);
    case 'call':
      return showCall(node, options);
  }
}

function showSymbol(node: SymbolReference, options: ShowOptions): Shown {
  const shown = options.symbol?.(node);
  if (typeof shown === 'number') return numeral(shown, options);
  if (shown !== undefined) return atom(shown);
  if (node.role === 'constant') return atom(node.name === 'e' ? 'e' : `\\${node.name}`);
  const indexed =
    node.role === 'column' || (node.role === 'definition' && options.perRow?.(node.name));
  return atom(nameLatex(node.name, indexed ? 'i' : undefined));
}

function showReduction({ op, body, over }: Reduction, options: ShowOptions): Shown {
  const index = over === 'parameters' ? 'j' : 'i';
  const sum = `\\sum_{${index}}`;
  const n = over === 'parameters' ? 'd' : 'n';
  const inner = toLatex(body, options);
  switch (op) {
    case 'sum':
    case 'mean': {
      const term = bracketed(show(body, options), binding.product);
      const limits = `\\sum_{${index}=1}^{${n}} ${term}`;
      return { text: op === 'sum' ? limits : `\\frac{1}{${n}} ${limits}`, binds: binding.product };
    }
    case 'min':
    case 'max':
      return atom(`\\${op}_{${index}} ${brackets(inner)}`);
    case 'std':
    case 'var':
      return atom(`\\operatorname{${op}}_{${index}} ${brackets(inner)}`);
    case 'count':
      return atom(n);
    case 'norm':
      return over === 'parameters'
        ? atom(`\\lVert ${inner} \\rVert`)
        : atom(`\\sqrt{${sum} ${power(show(body, options), '2').text}}`);
  }
}

/** Whether a Σ stands at its end, which would take in what is multiplied behind it. */
function endsWithSum(node: Expression, options: ShowOptions): boolean {
  if (node.kind === 'reduction') return node.op === 'sum' || node.op === 'mean';
  if (node.kind !== 'call') return false;
  const [x, y] = node.args;
  if (node.fn === 'divide' && x && y) return scaledSum(x, y, options) !== undefined;
  const last = node.fn === 'multiply' ? y : node.fn === 'unaryMinus' ? x : undefined;
  return last !== undefined && endsWithSum(last, options);
}

/** Whether it differs from row to row, outside of any reduction. */
function ranges(node: Expression, options: ShowOptions): boolean {
  if (node.kind === 'symbol') return node.role === 'column' || options.perRow?.(node.name) === true;
  return node.kind === 'call' && node.args.some(arg => ranges(arg, options));
}

/** 2 · mean(…) as \frac{2}{n} Σ …. */
function scaledMean(factor: number, node: Reduction, options: ShowOptions): Shown {
  const { text, binds } = showReduction(node, options);
  const scaled = text.replace('\\frac{1}', `\\frac{${numeral(Math.abs(factor), options).text}}`);
  return { text: factor < 0 ? `-${scaled}` : scaled, binds };
}

/** Σ … / n as \frac{1}{n} Σ …, where the denominator is a number, a name or the number of rows. */
function scaledSum(above: Expression, below: Expression, options: ShowOptions): Shown | undefined {
  if (below.kind === 'call' || (below.kind === 'reduction' && below.op !== 'count'))
    return undefined;
  const [first, second] = above.kind === 'call' ? above.args : [];
  if (above.kind === 'call' && above.fn === 'unaryMinus' && first) {
    const positive = scaledSum(first, below, options);
    return positive && { ...positive, text: `-${positive.text}` };
  }
  const isProduct = above.kind === 'call' && above.fn === 'multiply';
  const sum = isProduct ? second : above;
  if (sum?.kind !== 'reduction' || sum.op !== 'sum') return undefined;
  const factor = isProduct && first ? toLatex(first, options) : '1';
  const sign = factor.startsWith('-') ? '-' : '';
  return {
    text: `${sign}\\frac{${factor.slice(sign.length)}}{${toLatex(below, options)}} ${showReduction(sum, options).text}`,
    binds: binding.product,
  };
}

function showEvaluation({ what, point, rhs, damping }: Evaluation, options: ShowOptions): Shown {
  const at = brackets(toLatex(point, options));
  if (what === 'grad') return atom(`\\nabla f${at}`);
  if (what === 'loss') return atom(`f${at}`);
  const hessian = `\\nabla^{2} f${at}`;
  const matrix = damping
    ? brackets(`${hessian} + ${toLatex(damping, options)} I`)
    : brackets(hessian);
  const vector = rhs ? bracketed(show(rhs, options), binding.power) : '';
  return { text: `${matrix}^{-1} ${vector}`, binds: binding.product };
}

function showCall(node: Call, options: ShowOptions): Shown {
  const [x, y, z] = node.args;
  const of = (arg: Expression, least: number): string => bracketed(show(arg, options), least);
  if (x && y === undefined) {
    if (node.fn === 'unaryMinus') return minus(show(x, options));
    if (node.fn === 'not') return { text: `\\lnot ${of(x, binding.power)}`, binds: binding.minus };
    if (node.fn === 'square') return power(show(x, options), '2');
    if (node.fn === 'cube') return power(show(x, options), '3');
    if (node.fn === 'exp') return { text: `e^{${toLatex(x, options)}}`, binds: binding.power };
    if (node.fn === 'expm1') return { text: `e^{${toLatex(x, options)}} - 1`, binds: binding.sum };
  }
  if (x && y && z === undefined) {
    const sign = comparisonSigns[node.fn]?.latex;
    if (sign !== undefined)
      return infix(of(x, binding.sum), sign, of(y, binding.sum), binding.comparison);
    switch (node.fn) {
      case 'add':
      case 'subtract': {
        const { sign, right } = sumParts(node.fn, y);
        const least = sign === '+' ? binding.sum : binding.product;
        return infix(of(x, binding.sum), sign, notMinus(show(right, options), least), binding.sum);
      }
      case 'multiply':
        if (x.kind === 'number' && y.kind === 'reduction' && y.op === 'mean') {
          return scaledMean(x.value, y, options);
        }
        return options.inline
          ? inlineProduct(node, options)
          : product(
              endsWithSum(x, options) && ranges(y, options)
                ? brackets(toLatex(x, options))
                : of(x, binding.product),
              notMinus(show(y, options), binding.product),
            );
      case 'divide': {
        if (options.inline) return inlineProduct(node, options);
        const averaged = scaledSum(x, y, options);
        if (averaged !== undefined) return averaged;
        // A minus stands before the fraction, not on top of it.
        if (x.kind === 'call' && x.fn === 'unaryMinus' && x.args[0])
          return {
            text: `-\\frac{${toLatex(x.args[0], options)}}{${toLatex(y, options)}}`,
            binds: binding.product,
          };
        const shown = show(x, options);
        return shown.text.startsWith('-') && shown.binds >= binding.product
          ? {
              text: `-\\frac{${shown.text.slice(1)}}{${toLatex(y, options)}}`,
              binds: binding.product,
            }
          : { text: `\\frac{${shown.text}}{${toLatex(y, options)}}`, binds: binding.minus };
      }
      case 'pow':
        return power(show(x, options), toLatex(y, options));
      case 'and':
      case 'or':
        return infix(
          of(x, binding[node.fn]),
          node.fn === 'and' ? '\\land' : '\\lor',
          of(y, binding[node.fn] + 1),
          binding[node.fn],
        );
      default:
    }
  }
  if (node.fn === 'conditional') return { text: cases(node, options), binds: binding.conditional };
  if (node.fn === 'hypot') {
    return atom(`\\sqrt{${node.args.map(arg => power(show(arg, options), '2').text).join(' + ')}}`);
  }
  if (node.fn === 'log1p' && x)
    return atom(`\\log${brackets(`1 + ${notMinus(show(x, options), binding.sum)}`)}`);
  const args = node.args.map(arg => toLatex(arg, options));
  const found = functions.get(node.fn);
  return atom(found ? found.latex(args) : `${nameLatex(node.fn)}${brackets(args.join(', '))}`);
}

/** Products and quotients in one line: `\alpha m/(1 - \beta)`, all divisors behind one slash; small integers as a fraction. */
function inlineProduct(node: Call, options: ShowOptions): Shown {
  const { above, below } = factors(node);
  const fraction = smallFraction(above, below);
  if (fraction) {
    const { text, of } = fraction;
    if (!of) return { text, binds: binding.minus };
    return { text: `${text} ${brackets(toLatex(of, options))}`, binds: binding.product };
  }
  const side = (parts: readonly Expression[], alone: number): string =>
    parts.reduce((text, part, i) => {
      const shown = show(part, options);
      if (i === 0) return bracketed(shown, parts.length === 1 ? alone : binding.product);
      // A quotient among factors would seem to divide what follows it.
      const last = i === parts.length - 1 && below.length === 0;
      const least = isQuotient(part) && !last ? binding.minus : binding.product;
      return product(text, notMinus(shown, least)).text;
    }, '');
  const dividend = side(above, binding.product);
  if (below.length === 0) return { text: dividend, binds: binding.product };
  const divisor = side(below, binding.power);
  // Numbers need air about the slash, letters none.
  const slash = options.number ? ' \\,/\\, ' : '/';
  return {
    text: `${dividend}${slash}${below.length === 1 ? divisor : brackets(divisor)}`,
    binds: binding.product,
  };
}

/** A small fraction of integers, alone or before a sum: 2/3, (x + y)/3, 2 · (x + y)/3. */
function smallFraction(
  [first, second, ...more]: readonly Expression[],
  [divisor, ...others]: readonly Expression[],
): { readonly text: string; readonly of?: Expression } | undefined {
  if (more.length > 0 || others.length > 0) return undefined;
  const fraction = (a: number, b: number): string =>
    `${a < 0 ? '-' : ''}\\frac{${Math.abs(a)}}{${b}}`;
  if (isSmall(divisor) && !second) {
    if (isSmall(first)) return { text: fraction(first.value, divisor.value) };
    return isSum(first) ? { text: fraction(1, divisor.value), of: first } : undefined;
  }
  const [sum, n] = second?.kind === 'call' && isQuotient(second) ? second.args : [];
  return !divisor && isSmall(first) && isSum(sum) && isSmall(n)
    ? { text: fraction(first.value, n.value), of: sum }
    : undefined;
}

const isQuotient = (node: Expression): boolean => node.kind === 'call' && node.fn === 'divide';

const isSum = (node: Expression | undefined): node is Call =>
  node?.kind === 'call' && (node.fn === 'add' || node.fn === 'subtract');

/** An integer that is read at a glance. */
const isSmall = (node: Expression | undefined): node is NumberLiteral =>
  node?.kind === 'number' && Number.isInteger(node.value) && Math.abs(node.value) < 1000;

/** A conditional, and those in its last branch, as the rows of one brace. */
function cases(node: Call, options: ShowOptions): string {
  const rows: string[] = [];
  let rest: Expression = node;
  while (rest.kind === 'call' && rest.fn === 'conditional') {
    const [condition, then, otherwise]: readonly Expression[] = rest.args;
    if (!condition || !then || !otherwise) break;
    rows.push(`${toLatex(then, options)} & \\text{if } ${toLatex(condition, options)}`);
    rest = otherwise;
  }
  rows.push(`${toLatex(rest, options)} & \\text{otherwise}`);
  return `\\begin{cases} ${rows.join(' \\\\ ')} \\end{cases}`;
}

function numeral(value: number, options: ShowOptions): Shown {
  const text = (options.number ?? latexSetting)(value);
  return {
    text,
    binds: text.startsWith('-')
      ? binding.minus
      : text.includes('\\times') || text.includes('^')
        ? binding.product
        : binding.atom,
  };
}
