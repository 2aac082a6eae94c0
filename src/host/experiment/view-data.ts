// The data as the panel draws it: which column lies on which axis, which definition is the fitted model, and at most 2,000 rows. Pure.
import type { Program } from '../../core/document/types';
import { children, type Expression } from '../../core/expression';
import type { DataView } from '../../shared/protocol';

const most = 2000;

export interface Fit {
  /** Column names. */
  readonly x: string;
  readonly y: string;
  readonly model?: string | undefined;
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
  const inputs = model === undefined ? [] : columnsOf(program, model);
  const y =
    residual?.column ??
    (columns.includes('y') ? 'y' : columns.filter(name => !inputs.includes(name)).at(-1)) ??
    columns.at(-1);
  const x = inputs.find(name => name !== y) ?? columns.find(name => name !== y) ?? y;
  return x === undefined || y === undefined ? undefined : { x, y, model, inputs };
}

function findResidual(program: Program): { column: string; model: string } | undefined {
  const texts = [program.loss, ...program.definitions.map(({ expression }) => expression)];
  for (const node of texts.flatMap(all)) {
    if (node.kind !== 'call' || node.fn !== 'subtract') continue;
    const [left, right] = node.args;
    const found = named(left, right) ?? named(right, left);
    if (found !== undefined && columnsOf(program, found.model).length > 0) return found;
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

function usualModel(program: Program): string | undefined {
  const usual = ['yhat', 'y_hat', 'ŷ', 'prediction', 'p', 'model'];
  return program.definitions.find(({ name, shape }) => shape === 'rows' && usual.includes(name))
    ?.name;
}

/** The columns a definition reads, also through others, in the document's order. */
function columnsOf(program: Program, definition: string): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const expression = program.definitions.find(candidate => candidate.name === name)?.expression;
    for (const node of expression ? all(expression) : []) {
      if (node.kind !== 'symbol') continue;
      if (node.role === 'column') found.add(node.name);
      if (node.role === 'definition') visit(node.name);
    }
  };
  visit(definition);
  return [...program.columns.keys()].filter(name => found.has(name));
}

function all(node: Expression): readonly Expression[] {
  return [node, ...children(node).flatMap(all)];
}
