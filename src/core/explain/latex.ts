// A checked expression as LaTeX, as a lecturer writes it: `2x + y`, `b_{0} + b_{1} x_{i}`, Σ with its index, fewest brackets.

import { call } from '../expression';
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
        ? atom(`\\left\\lVert ${inner} \\right\\rVert`)
        : atom(`\\sqrt{${sum} ${power(show(body, options), '2').text}}`);
  }
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
        if (options.inline) {
          const shown = inlineProduct(x, y, options);
          if (shown) return shown;
        }
        return product(of(x, binding.product), notMinus(show(y, options), binding.product));
      case 'divide': {
        if (options.inline) return inlineQuotient(x, y, options);
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

/** x / y on one line: a small fraction of integers, a factor 1/n before a sum, else a slash. */
function inlineQuotient(x: Expression, y: Expression, options: ShowOptions): Shown {
  if (isSmall(y) && (isSmall(x) || isSum(x))) {
    const factor = smallFraction(isSmall(x) ? x.value : 1, y.value);
    if (isSmall(x)) return { text: factor, binds: binding.minus };
    return beforeBracket(factor, brackets(toLatex(x, options)));
  }
  const left = show(x, options);
  const top = left.text.includes('/') ? brackets(left.text) : bracketed(left, binding.product);
  // Numbers need air about the slash, letters none.
  const slash = options.number ? ' \\,/\\, ' : '/';
  return {
    text: `${top}${slash}${notMinus(show(y, options), binding.minus)}`,
    binds: binding.product,
  };
}

/** Products with a quotient in them, so that no reader takes the right factor for a part of the divisor: a/b · c is ac/b. */
function inlineProduct(x: Expression, y: Expression, options: ShowOptions): Shown | undefined {
  if (isDivision(x) && !isSmall(x.args[1])) {
    const [a, b] = x.args;
    return a && b && inlineQuotient(call('multiply', [a, y]), b, options);
  }
  const [sum, n] = isDivision(y) ? y.args : [];
  if (isSmall(x) && sum && isSmall(n) && isSum(sum))
    return beforeBracket(smallFraction(x.value, n.value), brackets(toLatex(sum, options)));
  return undefined;
}

const isSum = (node: Expression): boolean =>
  node.kind === 'call' && (node.fn === 'add' || node.fn === 'subtract');

const isDivision = (node: Expression): node is Call => node.kind === 'call' && node.fn === 'divide';

/** An integer that is read at a glance. */
const isSmall = (node: Expression | undefined): node is NumberLiteral =>
  node?.kind === 'number' && Number.isInteger(node.value) && Math.abs(node.value) < 1000;

const smallFraction = (a: number, b: number): string =>
  a < 0 ? `-\\frac{${-a}}{${b}}` : `\\frac{${a}}{${b}}`;

const beforeBracket = (left: string, right: string): Shown => ({
  text: `${left} ${right}`,
  binds: binding.product,
});

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

const atom = (text: string): Shown => ({ text, binds: binding.atom });

const infix = (left: string, sign: string, right: string, binds: number): Shown => ({
  text: `${left} ${sign} ${right}`,
  binds,
});

const bracketed = (shown: Shown, least: number): string =>
  shown.binds < least ? brackets(shown.text) : shown.text;

/** A right operand: one that begins with a minus sign stands in brackets. */
const notMinus = (shown: Shown, least: number): string =>
  shown.binds < least || shown.text.startsWith('-') ? brackets(shown.text) : shown.text;

function minus(shown: Shown): Shown {
  return shown.binds < binding.product || shown.text.startsWith('-')
    ? { text: `-${brackets(shown.text)}`, binds: binding.minus }
    : { text: `-${shown.text}`, binds: Math.min(shown.binds, binding.minus) };
}

/** Factors side by side; a dot where the right one would run into the left as a number. */
function product(left: string, right: string): Shown {
  const dot =
    /^\d|^\(-?[\d.]+\)/.test(right) || (/^-?[\d.]+$/.test(left) && right.startsWith('\\frac'));
  const space = /[A-Za-z]$/.test(left) || right.startsWith('\\') ? ' ' : '';
  const touching = /(^|[ -])[\d.]+$/.test(left) ? '' : ' ';
  return {
    text: dot ? `${left} \\cdot ${right}` : `${left}${space === '' ? touching : ' '}${right}`,
    binds: binding.product,
  };
}

function power(base: Shown, exponent: string): Shown {
  const plain = base.binds > binding.power && !base.text.includes('^{');
  return { text: `${plain ? base.text : brackets(base.text)}^{${exponent}}`, binds: binding.power };
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
