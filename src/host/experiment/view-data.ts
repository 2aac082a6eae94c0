// The data as the panel draws it: which column lies on which axis, which definition is the fitted model, and at most 2,000 rows. Pure.
import type { Program } from '../../core/document/types';
import {
  call,
  children,
  symbol,
  type Expression,
  type SymbolReference,
} from '../../core/expression';
import type { DataView } from '../../shared/protocol';

const most = 2000;

export interface Fit {
  /** Column names. */
  readonly x: string;
  readonly y: string;
  /** The definition that is the model, where it has a name. */
  readonly model?: string | undefined;
  /** The model's values, per row. */
  readonly expression?: Expression | undefined;
  /** The columns the model reads. */
  readonly inputs: readonly string[];
}

export function viewData(program: Program): DataView | undefined {
  const fit = findFit(program);
  if (fit === undefined) return undefined;
  const columns = [...program.columns.keys()];
  const shown = shownRows(program.rows);
  return {
    rows: program.rows,
    columns,
    shown,
    values: [...program.columns.values()].map(column => shown.map(row => column[row] ?? NaN)),
    x: columns.indexOf(fit.x),
    y: columns.indexOf(fit.y),
    fileLines: program.fileLines && shown.map(row => program.fileLines?.[row] ?? NaN),
    model: fit.model,
  };
}

/** All rows where they are few, else evenly spread ones. */
export function shownRows(rows: number): Float64Array {
  const count = Math.min(rows, most);
  return Float64Array.from({ length: count }, (_, i) => Math.floor((i * rows) / count));
}

/** A residual `column - model` names both; else names that everybody uses for a prediction. */
export function findFit(program: Program): Fit | undefined {
  const columns = [...program.columns.keys()];
  const residual = findResidual(program);
  const model = residual?.model ?? usualModel(program);
  const inline = model === undefined ? findInline(program) : undefined;
  const expression = model === undefined ? inline?.model : symbol(model, 'definition');
  const inputs =
    expression === undefined
      ? []
      : columnsOf(program, expression).filter(name => name !== inline?.column);
  const y =
    residual?.column ??
    inline?.column ??
    (columns.includes('y') ? 'y' : columns.filter(name => !inputs.includes(name)).at(-1)) ??
    columns.at(-1);
  const x = inputs.find(name => name !== y) ?? columns.find(name => name !== y) ?? y;
  return x === undefined || y === undefined ? undefined : { x, y, model, expression, inputs };
}

function findResidual(program: Program): { column: string; model: string } | undefined {
  const texts = [program.loss, ...program.definitions.map(({ expression }) => expression)];
  for (const node of texts.flatMap(all)) {
    if (node.kind !== 'call' || node.fn !== 'subtract') continue;
    const [left, right] = node.args;
    const found = named(left, right) ?? named(right, left);
    if (found !== undefined && columnsOf(program, symbol(found.model, 'definition')).length > 0)
      return found;
  }
  return undefined;
}

function named(
  column: Expression | undefined,
  model: Expression | undefined,
): { column: string; model: string } | undefined {
  if (column?.kind !== 'symbol' || model?.kind !== 'symbol') return undefined;
  return column.role === 'column' && model.role === 'definition'
    ? { column: column.name, model: model.name }
    : undefined;
}

/** A residual written out, `y - b0 - b1 x` or `b0 + b1 x - y`: what the column y is compared with. */
function findInline(program: Program): { column: string; model: Expression } | undefined {
  const texts = [program.loss, ...program.definitions.map(({ expression }) => expression)];
  for (const node of texts.flatMap(all)) {
    if (node.kind !== 'call' || node.fn !== 'subtract') continue;
    const rest = terms(node);
    const bare = rest.filter(({ term }) => term.kind === 'symbol' && term.role === 'column');
    const [first] = bare;
    if (bare.length !== 1 || first?.term.kind !== 'symbol') continue;
    const { name } = first.term;
    const others = rest.filter(one => one !== first).flatMap(({ term }) => reached(program, term));
    const has = (role: string): boolean => others.some(({ role: of }) => of === role);
    if (!has('parameter') || !has('column') || others.some(one => one.name === name)) continue;
    return {
      column: name,
      model: first.plus ? call('subtract', [first.term, node]) : call('add', [first.term, node]),
    };
  }
  return undefined;
}

/** The terms of a sum with their signs. */
function terms(node: Expression, plus = true): readonly { term: Expression; plus: boolean }[] {
  if (node.kind !== 'call' || (node.fn !== 'add' && node.fn !== 'subtract'))
    return [{ term: node, plus }];
  return node.args.flatMap((arg, i) => terms(arg, node.fn === 'subtract' && i > 0 ? !plus : plus));
}

function usualModel(program: Program): string | undefined {
  const usual = ['yhat', 'y_hat', 'ŷ', 'prediction', 'p', 'model'];
  return program.definitions.find(({ name, shape }) => shape === 'rows' && usual.includes(name))
    ?.name;
}

/** The columns an expression reads, also through definitions, in the document's order. */
function columnsOf(program: Program, expression: Expression): readonly string[] {
  const found = new Set(
    reached(program, expression)
      .filter(({ role }) => role === 'column')
      .map(({ name }) => name),
  );
  return [...program.columns.keys()].filter(name => found.has(name));
}

/** All symbols of an expression and of the definitions it stands on. */
function reached(program: Program, expression: Expression): readonly SymbolReference[] {
  const found: SymbolReference[] = [];
  const seen = new Set<string>();
  const visit = (node: Expression): void => {
    for (const one of all(node)) {
      if (one.kind !== 'symbol') continue;
      found.push(one);
      if (one.role !== 'definition' || seen.has(one.name)) continue;
      seen.add(one.name);
      const definition = program.definitions.find(({ name }) => name === one.name);
      if (definition !== undefined) visit(definition.expression);
    }
  };
  visit(expression);
  return found;
}

function all(node: Expression): readonly Expression[] {
  return [node, ...children(node).flatMap(all)];
}
