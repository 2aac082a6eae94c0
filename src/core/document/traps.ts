// What parses but probably means something else, and calls that can't be: unknown functions, wrong numbers of arguments (LANGUAGE 2).

import type { Range } from '../expression';
import { functions } from '../functions/index';
import { reductions, roleOf, type Names, type ParsedStatement } from './names';
import type { Problems } from './problems';
import { rawChildren, type Raw, type RawApply } from './raw';
import { count, nearest, oneOf, quote } from './words';

interface Context {
  readonly text: string;
  readonly names: Names;
  readonly args: ReadonlySet<string>;
  /** Symbols that stand by themselves somewhere in the document. */
  readonly symbols: ReadonlySet<string>;
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

function tellCall(node: RawApply, parent: Raw | undefined, index: number, context: Context): void {
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
  if (given === 1 && (isKnownValue(node.name, context) || looksLikeFactor(node.name)))
    tellProduct(node, parent, index, context);
  else tellUnknown(node, context);
}

const isKnownValue = (name: string, { names, args, symbols }: Context): boolean =>
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
  { problems }: Context,
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
  ['Σ', 'sum'], ['total', 'sum'], ['sigm', 'sigmoid'], ['logistic', 'sigmoid'], ['expit', 'sigmoid'], ['absolute', 'abs'], ['sgn', 'sign'],
  ['power', 'pow'], ['len', 'count'], ['length', 'count'], ['ReLU', 'relu'], ['maximum', 'max'], ['minimum', 'min'], ['arctan2', 'atan2'], ['size', 'count'],
]); // prettier-ignore

function tellUnknown(node: RawApply, { names, problems }: Context): void {
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

function tellName(name: string, range: Range, context: Context): void {
  const { names, args, problems } = context;
  if (roleOf(name, names, args) !== 'parameter' || names.startKeys.has(name)) return;
  if (functions.has(name) || names.functions.has(name) || reductions.has(name)) {
    const power = powerOfCall(name, range, context);
    problems.warning(
      range,
      'function-without-parenthesis',
      `${quote(name)} is a function; write “${power?.better ?? `${name}(…)`}”. As it stands it is a parameter of that name.`,
      power?.fix ?? functionFix(name, range, context),
    );
    return;
  }
  const pieces = cutInto(name, context);
  if (pieces !== undefined) {
    const product = pieces.join(' * ');
    problems.warning(
      range,
      'run-together',
      `${quote(name)} is one name, a parameter of its own; for the product write “${product}”.`,
      { title: `Replace with “${product}”`, edits: [{ range, text: product }] },
    );
  }
}

/** `sin^2(x)` to `sin(x)^2`. */
function powerOfCall(
  name: string,
  range: Range,
  { text }: Context,
): { readonly better: string; readonly fix: Parameters<Problems['warning']>[3] } | undefined {
  const rest = text.slice(range.end, range.end + 200);
  const opening = /^[ \t]*\^[ \t]*(\d+)[ \t]*(?=\()/.exec(rest);
  if (opening === null) return undefined;
  let depth = 0;
  for (let i = opening[0].length; i < rest.length; i++) {
    const c = rest.charAt(i);
    depth += c === '(' ? 1 : c === ')' ? -1 : 0;
    if (depth > 0) continue;
    const put = `${rest.slice(opening[0].length, i + 1)}^${opening[1] ?? ''}`;
    const better = `${name}${put}`;
    const edits = [{ range: { start: range.end, end: range.end + i + 1 }, text: put }];
    return { better, fix: { title: `Replace with “${better}”`, edits } };
  }
  return undefined;
}

/** `sin x` to `sin(x)`, where one symbol or number follows. */
function functionFix(
  name: string,
  range: Range,
  { text }: Context,
): Parameters<Problems['warning']>[3] {
  const next = /^[ \t]+([\p{L}_][\p{L}\p{N}_]*|\d+(?:\.\d+)?)/u.exec(
    text.slice(range.end, range.end + 200),
  );
  const word = next?.[1];
  if (next === null || word === undefined) return undefined;
  return {
    title: `Replace with “${name}(${word})”`,
    edits: [{ range: { start: range.end, end: range.end + next[0].length }, text: `(${word})` }],
  };
}

/** The known symbols that a name is made of, in at most four pieces. */
function cutInto(name: string, context: Context): string[] | undefined {
  const { names, args, symbols } = context;
  const isPiece = (piece: string): boolean =>
    piece !== name &&
    (args.has(piece) ||
      (symbols.has(piece) && !names.functions.has(piece)) ||
      names.startKeys.has(piece) ||
      names.columns.has(piece));
  const cut = (rest: string, left: number): string[] | undefined => {
    if (rest === '') return [];
    if (left === 0) return undefined;
    for (let length = rest.length; length >= 1; length--) {
      const piece = rest.slice(0, length);
      if (!isPiece(piece)) continue;
      const tail = cut(rest.slice(length), left - 1);
      if (tail !== undefined) return [piece, ...tail];
    }
    return undefined;
  };
  return name.length > 30 ? undefined : cut(name, 4);
}

const digitGroup = /^_\d[\d_]*$/;

function tellImplicit(
  node: Extract<Raw, { kind: 'operator' }>,
  parent: Raw | undefined,
  index: number,
  { text, problems }: Context,
): void {
  if (!node.implicit) return;
  const [left, right] = node.args;
  if (
    left?.kind === 'number' &&
    right?.kind === 'name' &&
    digitGroup.test(right.name) &&
    left.range.end === right.range.start
  ) {
    const plain = text.slice(left.range.start, right.range.end).replaceAll('_', '');
    problems.warning(
      node.range,
      'digit-groups',
      `“_” can’t group digits: this is ${text.slice(left.range.start, left.range.end)} times a parameter ${quote(right.name)}; write ${plain}.`,
      { title: `Replace with “${plain}”`, edits: [{ range: node.range, text: plain }] },
    );
  }
  if (
    parent?.kind === 'operator' &&
    parent.fn === 'divide' &&
    !parent.implicit &&
    index === 1 &&
    text.charAt(skipBack(text, node.range.start)) !== '('
  ) {
    const inside = text.slice(node.range.start, node.range.end);
    problems.warning(
      node.range,
      'implicit-after-division',
      `All of ${quote(inside)} stands below the “/”; write “(${inside})” to say so, or “*” for a product after the division.`,
      {
        title: `Write “(${inside})”`,
        edits: [{ range: node.range, text: `(${inside})` }],
      },
    );
  }
}

function skipBack(text: string, from: number): number {
  let at = from - 1;
  while (at > 0 && /\s/.test(text.charAt(at))) at -= 1;
  return at;
}
