// What parses but probably means something else, and calls that can't be: unknown functions, wrong numbers of arguments (LANGUAGE 2).

import { functions } from '../functions/index';
import { reductions, roleOf, type Names, type ParsedStatement } from './names';
import { formulaSentence, knownFormula, logarithm } from './known-formulas';
import { replace, type Problems } from './problems';
import { rawChildren, type Raw, type RawApply } from './raw';
import { sumFix } from './summand';
import { isSumSign, sumSentence, tellName } from './trap-names';
import { tellImplicit } from './trap-products';
import { count, nearest, oneOf, quote } from './words';

/** What the traps of one statement are judged by. */
export interface TrapContext {
  readonly text: string;
  readonly names: Names;
  readonly args: ReadonlySet<string>;
  /** Symbols that stand by themselves somewhere in the document. */
  readonly symbols: ReadonlySet<string>;
  /** Where the statement ends. */
  readonly end: number;
  readonly problems: Problems;
}

/** Tells of the traps and the wrong calls in one statement. */
export function tellTraps(
  statement: ParsedStatement,
  text: string,
  names: Names,
  symbols: ReadonlySet<string>,
  problems: Problems,
): void {
  if (statement.raw === undefined) return;
  const context = {
    text,
    names,
    args: new Set(statement.arguments.map(arg => arg.name)),
    symbols,
    end: statement.range.end,
    problems,
  };
  const stack: { node: Raw; parent: Raw | undefined; index: number }[] = [
    { node: statement.raw, parent: undefined, index: 0 },
  ];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, parent, index } = top;
    if (node.kind === 'apply') tellCall(node, parent, index, context);
    if (node.kind === 'name') tellName(node.name, node.range, context);
    if (node.kind === 'operator') tellImplicit(node, parent, index, context);
    rawChildren(node).forEach((child, i) => stack.push({ node: child, parent: node, index: i }));
  }
}

/** All symbols used as values, by which a run-together name such as `xy` is recognised. */
export function plainSymbols(statements: readonly ParsedStatement[]): Set<string> {
  const found = new Set<string>();
  for (const statement of statements) {
    if (statement.name !== undefined && statement.kind !== 'function') found.add(statement.name);
    for (const arg of statement.arguments) found.add(arg.name);
    statement.body.forEach((token, i) => {
      const next = statement.body[i + 1];
      if (token.kind === 'name' && !(next?.kind === 'operator' && next.text === '('))
        found.add(token.text);
    });
  }
  return found;
}

function tellCall(
  node: RawApply,
  parent: Raw | undefined,
  index: number,
  context: TrapContext,
): void {
  const { names, problems } = context;
  const given = node.args.length;
  const own = names.functions.get(node.name);
  if (own !== undefined) {
    const wanted = own.arguments.length;
    if (given !== wanted)
      problems.error(
        node.range,
        'arguments',
        `${quote(node.name)} takes ${count(wanted, 'argument')}, and ${given === 0 ? 'none stands' : `${given} stand${given === 1 ? 's' : ''}`} here.`,
      );
    return;
  }
  const entry = functions.get(node.name);
  if (entry !== undefined || reductions.has(node.name)) {
    const least = entry?.minArguments ?? 1;
    const most = entry?.maxArguments ?? 1;
    if (given < least || given > most) {
      const wanted =
        least === most
          ? count(least, 'argument')
          : most === Infinity
            ? `at least ${count(least, 'argument')}`
            : `${oneOf([`${least}`, `${most}`])} arguments`;
      const hint = node.name === 'sum' && given > 1 ? '; write a + b for a sum of several' : '';
      problems.error(
        node.range,
        'arguments',
        `${quote(node.name)} takes ${wanted}, and ${given === 0 ? 'none stands' : `${given} stand${given === 1 ? 's' : ''}`} here${hint}.`,
      );
    }
    return;
  }
  const isOther =
    isSumSign(node.name, context) ||
    (otherSpellings.has(node.name) && !isKnownValue(node.name, context));
  if (given === 1 && !isOther && (isKnownValue(node.name, context) || looksLikeFactor(node.name)))
    tellProduct(node, parent, index, context);
  else tellUnknown(node, context);
}

const isKnownValue = (name: string, { names, args, symbols }: TrapContext): boolean =>
  symbols.has(name) || names.startKeys.has(name) || roleOf(name, names, args) !== 'parameter';

/** `a(x - 2)^2`: a letter that is not usually a function's, perhaps with an index. */
const looksLikeFactor = (name: string): boolean =>
  /^(?:[a-eijk-zA-EI-Z]|[\u0370-\u03FF]|alpha|beta|gamma|delta|theta|lambda|mu|sigma|omega)(?:_?\d+)?$/.test(
    name,
  );

/** `x(y + 1)`: a product as one reads it, unless a tight operator beside it leaves two readings. */
function tellProduct(
  node: RawApply,
  parent: Raw | undefined,
  index: number,
  { problems }: TrapContext,
): void {
  const name = quote(node.name);
  const edits = [{ range: { start: node.nameRange.end, end: node.nameRange.end }, text: ' * ' }];
  const fix = { title: `Write “${node.name} * (…)”`, edits };
  const tight =
    parent?.kind === 'operator' && (parent.fn === 'pow' || (parent.fn === 'divide' && index === 1));
  if (tight)
    problems.error(
      node.range,
      'call-of-symbol',
      `${name} is not a function, and beside “${parent.fn === 'pow' ? '^' : '/'}” the product could be read in two ways; write the “*”.`,
      fix,
    );
  else
    problems.warning(
      node.range,
      'call-of-symbol',
      `${name} is not a function; this is read as a product, so write “${node.name} * (…)”.`,
      fix,
    );
}

const otherSpellings = new Map([
  ['ln', 'log'], ['lg', 'log10'], ['arcsin', 'asin'], ['arccos', 'acos'], ['arctan', 'atan'], ['tg', 'tan'], ['avg', 'mean'], ['average', 'mean'],
  ['sqr', 'square'], ['total', 'sum'], ['sigm', 'sigmoid'], ['logistic', 'sigmoid'], ['expit', 'sigmoid'], ['absolute', 'abs'], ['sgn', 'sign'],
  ['σ', 'sigmoid'], ['sigma', 'sigmoid'], ['arsinh', 'asinh'], ['arcosh', 'acosh'], ['artanh', 'atanh'], ['arcsinh', 'asinh'], ['sig', 'sigmoid'],
  ['power', 'pow'], ['len', 'count'], ['length', 'count'], ['ReLU', 'relu'], ['maximum', 'max'], ['minimum', 'min'], ['arctan2', 'atan2'], ['size', 'count'],
]); // prettier-ignore

/** They jump, or hold still: nothing descends along them. */
const withoutGradient = new Set([
  'round',
  'ceil',
  'trunc',
  'fix',
  'int',
  'rint',
  'mod',
  'heaviside',
  'step',
  'factorial',
  'choose',
  'gcd',
]);

function tellUnknown(node: RawApply, context: TrapContext): void {
  const { text, names, problems } = context;
  if (withoutGradient.has(node.name)) {
    problems.error(
      node.nameRange,
      'unknown-function',
      `There is no function ${quote(node.name)}: its gradient is 0 wherever it has one, so that no optimizer can follow it; leave it out, or write a condition “c ? a : b”.`,
    );
    return;
  }
  if (node.name === 'median') {
    problems.error(
      node.nameRange,
      'unknown-function',
      'There is no median, as it follows single rows only; “mean(…)” is the mean of all.',
    );
    return;
  }
  const log = logarithm(node.name);
  const [argument] = node.args;
  if (log !== undefined && argument !== undefined && node.args.length === 1) {
    const better = log(text.slice(argument.range.start, argument.range.end));
    problems.error(
      node.range,
      'unknown-function',
      `There is no function ${quote(node.name)}; write ${quote(better)}.`,
      replace(node.range, better),
    );
    return;
  }
  const formula = knownFormula(node.name);
  if (formula !== undefined) {
    problems.error(node.nameRange, 'unknown-function', formulaSentence(node.name, formula));
    return;
  }
  if (isSumSign(node.name, context)) {
    problems.error(
      node.nameRange,
      'unknown-function',
      sumSentence,
      sumFix(text, node.nameRange, context.end),
    );
    return;
  }
  const other = otherSpellings.get(node.name);
  const known = [...names.functions.keys(), ...functions.keys(), ...reductions];
  const near = other !== undefined && known.includes(other) ? other : nearest(node.name, known);
  const message =
    near === undefined
      ? `There is no function ${quote(node.name)}; define it as ${node.name}(x) = … or write “*” for a product.`
      : `There is no function ${quote(node.name)}; did you mean ${quote(near)}?`;
  problems.error(
    node.nameRange,
    'unknown-function',
    message,
    near === undefined
      ? undefined
      : { title: `Replace with “${near}”`, edits: [{ range: node.nameRange, text: near }] },
  );
}
