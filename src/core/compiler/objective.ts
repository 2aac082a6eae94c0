// A checked program as the functions a run calls: loss, loss and gradient, Hessian times a vector, and their chunked twins.

import type { Program } from '../document/types';
import { drained } from '../run/evaluate';
import type { Objective, Rows } from '../run/types';
import { Algebra } from './algebra';
import { balance } from './balance';
import { dataValue, deriveColumns, overColumns } from './derived';
import { expand } from './expand';
import { forward } from './forward';
import { generated, type Generate, type Scope } from './generated';
import { gradientNodes } from './gradient';
import { reachable, type Node } from './graph';
import { programLowering } from './lower';
import { chunkRows, writeFunction, type FunctionSource, type Walk } from './write';

type LossFunction = (w: Float64Array, rows: Rows) => number;
type GradientFunction = (w: Float64Array, g: Float64Array, rows: Rows) => number;
type ProductFunction = (w: Float64Array, v: Float64Array, out: Float64Array, rows: Rows) => void;
type GradientRepair = (w: Float64Array, g: Float64Array, rows: Rows) => void;
type Chunked = NonNullable<Objective['chunked']>;

/** Compiles a checked program. Code is generated from its tree alone; names become numbered locals. */
export const compileObjective = (program: Program): Objective =>
  drained(compilingObjective(program));

/** compileObjective in pieces, so that others can have their turn between. */
export function* compilingObjective(program: Program): Generator<void, Objective> {
  const algebra = new Algebra();
  const columns = [...program.columns.values()];
  const lowering = programLowering(algebra, program, node =>
    dataValue(node, columns, program.rows),
  );
  const lossNode = lowering(program.loss);
  yield;
  const gradient = gradientNodes(algebra, program, lossNode, lowering);
  yield;
  const [loss = lossNode, ...partials] = balance(algebra, expand(algebra, [lossNode, ...gradient]));
  yield;
  const derived = deriveColumns([loss, ...partials], columns, program.rows);
  yield;
  const base = { rows: program.rows, rowLeaf: derived.leaf, returns: loss, masked: false };
  const stores = partials.map((node, j) => ({ target: `g[${j}]`, node }));
  const sum = partials.map((_, j) => `g[${j}]`).join(' + ');
  const closing = canMeetZeroTimesInfinity([loss, ...partials])
    ? `if (Number.isNaN(${sum})) repair(w, g, rows);`
    : undefined;

  const plainLoss = lazy(() => {
    const source = { ...base, name: 'loss', parameters: 'w, rows', stores: [] };
    return twins(generated<LossFunction>, source, derived.columns);
  });
  const whole = { ...base, name: 'lossAndGradient', parameters: 'w, g, rows', stores };
  // Where a path through 0 · ∞ makes a partial NaN though the loss is finite, the masked twin computes it again.
  const masked = lazy(() =>
    twins(generated<GradientFunction>, { ...whole, masked: true }, derived.columns),
  );
  const repair: GradientRepair = (w, g, rows) => {
    if (!Number.isFinite(plainLoss()(w, rows))) return;
    const second = new Float64Array(g.length);
    masked()(w, second, rows);
    takeWhereNaN(g, second);
  };
  const scope = { repair };
  let product: ProductFunction | undefined;
  function* compilingHessian(): Generator<void, ProductFunction> {
    return (product ??= yield* compilingProduct(algebra, program, gradient, columns));
  }
  const chunked = lazy(() => {
    const lossSource = writeFunction({
      ...base,
      name: 'loss',
      parameters: 'w, rows',
      stores: [],
      walk: 'chunked',
    });
    const wholeSource = writeFunction({ ...whole, closing, walk: 'chunked' });
    const source = `return { loss: ${lossSource}, lossAndGradient: ${wholeSource} };`;
    return overColumns(generated<Chunked>, source, derived.columns, scope);
  });
  const lossAndGradient = yield* twinsInTurn(
    generated<GradientFunction>,
    { ...whole, closing },
    derived.columns,
    scope,
  );
  return {
    parameters: program.parameters,
    rows: program.rows,
    loss: (w, rows) => plainLoss()(w, rows),
    lossAndGradient,
    hessianTimes: (w, v, out, rows) => (product ?? drained(compilingHessian()))(w, v, out, rows),
    *compilingHessian() {
      yield* compilingHessian();
    },
    chunked:
      program.rows <= chunkRows
        ? undefined
        : {
            loss: (w, rows) => chunked().loss(w, rows),
            lossAndGradient: (w, g, rows) => chunked().lossAndGradient(w, g, rows),
          },
  };
}

/**
 * A function over all rows that hands a list of rows to its twin. The twin is written when first called; without columns
 * there is none.
 */
const twins = <T>(
  generate: Generate<T>,
  source: TwinSource,
  columns: readonly Float64Array[],
  scope?: Scope,
): T => drained(twinsInTurn(generate, source, columns, scope));

type TwinSource = Omit<FunctionSource, 'walk' | 'opening'>;

/** twins in pieces: yields between the writing and the compiling. */
function* twinsInTurn<T>(
  generate: Generate<T>,
  source: TwinSource,
  columns: readonly Float64Array[],
  scope: Scope = {},
): Generator<void, T> {
  const { rows, parameters } = source;
  // In parentheses V8 compiles a function where it stands; else it reads the text once to skip it and again at the first call.
  const write = (walk: Walk, opening?: string): string =>
    `return (${writeFunction({ ...source, walk, opening })});`;
  const listed = lazy(() => overColumns(generate, write('listed'), columns, scope));
  const text =
    rows === 0 ? write('all') : write('all', `if (rows !== null) return listed()(${parameters});`);
  yield;
  return overColumns(generate, text, columns, { ...scope, listed });
}

/** Hessian times v: the derivative of the gradient's nodes along v (dual numbers, written out). */
function* compilingProduct(
  algebra: Algebra,
  program: Program,
  gradient: readonly Node[],
  columns: readonly Float64Array[],
): Generator<void, ProductFunction> {
  const along = forward(algebra, gradient, j => algebra.direction(j));
  yield;
  const tangents = balance(algebra, expand(algebra, along));
  yield;
  const derived = deriveColumns(tangents, columns, program.rows);
  yield;
  const source = {
    name: 'hessianTimes',
    parameters: 'w, v, out, rows',
    stores: tangents.map((node, j) => ({ target: `out[${j}]`, node })),
    rows: program.rows,
    rowLeaf: derived.leaf,
    masked: false,
  };
  const masked = lazy(() =>
    twins(generated<ProductFunction>, { ...source, masked: true }, derived.columns),
  );
  const repair: ProductFunction = (w, v, out, rows) => {
    const second = new Float64Array(out.length);
    masked()(w, v, second, rows);
    takeWhereNaN(out, second);
  };
  const sum = tangents.map((_, j) => `out[${j}]`).join(' + ');
  const closing = `if (Number.isNaN(${sum})) repair(w, v, out, rows);`;
  return yield* twinsInTurn(generated<ProductFunction>, { ...source, closing }, derived.columns, {
    repair,
  });
}

function takeWhereNaN(target: Float64Array, from: Float64Array): void {
  for (let j = 0; j < target.length; j++) if (Number.isNaN(target[j])) target[j] = from[j] ?? NaN;
}

/** Operations that stay finite, with finite partials, wherever their arguments are: no 0 · ∞ without an overflow. */
const tame: ReadonlySet<string> = new Set([
  'constant', 'parameter', 'column', 'count', 'add', 'subtract', 'multiply', 'unaryMinus', 'sum', 'sin', 'cos', 'tanh', 'abs',
  'sign', 'relu', 'min', 'max', 'least', 'greatest', 'atan', 'larger', 'smaller', 'largerEq', 'smallerEq', 'equal', 'unequal',
]); // prettier-ignore

/** Divisions by numbers and by the row count are tame too. */
const canMeetZeroTimesInfinity = (roots: readonly Node[]): boolean =>
  reachable(roots).some(
    ({ op, args }) => !tame.has(op) && !(op === 'divide' && args[1]?.varies === false),
  );

/** Computes at the first call, remembers after. */
function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
