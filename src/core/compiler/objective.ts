// A checked program as the functions a run calls: loss, loss and gradient, Hessian times a vector, and their chunked twins.

import type { Program } from '../document/types';
import type { Objective, Rows } from '../run/types';
import { Algebra } from './algebra';
import { balance } from './balance';
import { dataValue, deriveColumns, evaluateSource } from './derived';
import { expand } from './expand';
import { forward } from './forward';
import { gradientNodes } from './gradient';
import { reachable, type Node } from './graph';
import { programLowering } from './lower';
import { chunkRows, writeFunction, type Walk } from './write';

type LossFunction = (w: Float64Array, rows: Rows) => number;
type GradientFunction = (w: Float64Array, g: Float64Array, rows: Rows) => number;
type ProductFunction = (w: Float64Array, v: Float64Array, out: Float64Array, rows: Rows) => void;
type Chunked = NonNullable<Objective['chunked']>;

/** Compiles a checked program. Code is generated from its tree alone; names become numbered locals. */
export function compileObjective(program: Program): Objective {
  const algebra = new Algebra();
  const columns = [...program.columns.values()];
  const lowering = programLowering(algebra, program, node =>
    dataValue(node, columns, program.rows),
  );
  const lossNode = lowering(program.loss);
  const gradient = gradientNodes(algebra, program, lossNode, lowering);
  const [loss = lossNode, ...partials] = balance(algebra, expand(algebra, [lossNode, ...gradient]));
  const derived = deriveColumns([loss, ...partials], columns, program.rows);

  const write = (given: {
    name: string;
    walk: Walk;
    masked?: boolean;
    closing?: string;
    opening?: string;
  }): string =>
    writeFunction({
      masked: false,
      ...given,
      parameters: 'w, g, rows',
      stores: partials.map((node, j) => ({ target: `g[${j}]`, node })),
      returns: loss,
      rows: program.rows,
      rowLeaf: derived.leaf,
    });
  const writeLoss = (name: string, walk: Walk, opening?: string): string =>
    writeFunction({
      name,
      walk,
      opening,
      parameters: 'w, rows',
      stores: [],
      returns: loss,
      rows: program.rows,
      rowLeaf: derived.leaf,
      masked: false,
    });

  const plainLoss = evaluateSource(
    withListed(program, 'loss', 'w, rows', (name, walk, opening) => writeLoss(name, walk, opening)),
    derived.columns,
    [],
    [],
  ) as LossFunction;

  // Where a path through 0 · ∞ makes a partial NaN though the loss is finite, the masked twin computes it again.
  const masked = lazy(
    () =>
      evaluateSource(
        withListed(program, 'masked', 'w, g, rows', (name, walk, opening) =>
          write({ name, walk, masked: true, ...(opening === undefined ? {} : { opening }) }),
        ),
        derived.columns,
        [],
        [],
      ) as GradientFunction,
  );
  const repair = (w: Float64Array, g: Float64Array, rows: Rows): void => {
    if (!Number.isFinite(plainLoss(w, rows))) return;
    const second = new Float64Array(g.length);
    masked()(w, second, rows);
    for (let j = 0; j < g.length; j++) if (Number.isNaN(g[j])) g[j] = second[j] ?? NaN;
  };
  const closing = canMeetZeroTimesInfinity([loss, ...partials])
    ? `if (Number.isNaN(${partials.map((_, j) => `g[${j}]`).join(' + ')})) repair(w, g, rows);`
    : '';
  const lossAndGradient = evaluateSource(
    withListed(program, 'lossAndGradient', 'w, g, rows', (name, walk, opening) =>
      write({ name, walk, closing, ...(opening === undefined ? {} : { opening }) }),
    ),
    derived.columns,
    ['repair'],
    [repair],
  ) as GradientFunction;

  const product = lazy(() => compileProduct(algebra, program, gradient, columns));
  const chunked = lazy(
    () =>
      evaluateSource(
        `return { loss: ${writeLoss('loss', 'chunked')}, lossAndGradient: ${write({ name: 'lossAndGradient', walk: 'chunked', closing })} };`,
        derived.columns,
        ['repair'],
        [repair],
      ) as Chunked,
  );
  return {
    parameters: program.parameters,
    rows: program.rows,
    loss: plainLoss,
    lossAndGradient,
    hessianTimes: (w, v, out, rows) => product()(w, v, out, rows),
    chunked:
      program.rows <= chunkRows
        ? undefined
        : {
            loss: (w, rows) => chunked().loss(w, rows),
            lossAndGradient: (w, g, rows) => chunked().lossAndGradient(w, g, rows),
          },
  };
}

/** A function over all rows that hands a list of rows to its twin; without columns there is no twin. */
function withListed(
  program: Program,
  name: string,
  parameters: string,
  write: (name: string, walk: Walk, opening?: string) => string,
): string {
  if (program.rows === 0) return `return ${write(name, 'all')};`;
  const twin = `${name}Listed`;
  return `${write(twin, 'listed')}\nreturn ${write(name, 'all', `if (rows !== null) return ${twin}(${parameters});`)};`;
}

/** Hessian times v: the derivative of the gradient's nodes along v (dual numbers, written out). */
function compileProduct(
  algebra: Algebra,
  program: Program,
  gradient: readonly Node[],
  columns: readonly Float64Array[],
): ProductFunction {
  const tangents = expand(
    algebra,
    forward(algebra, gradient, j => algebra.direction(j)),
  );
  const derived = deriveColumns(tangents, columns, program.rows);
  const build = (
    masked: boolean,
    names: readonly string[],
    values: readonly unknown[],
    closing?: string,
  ): ProductFunction =>
    evaluateSource(
      withListed(program, 'hessianTimes', 'w, v, out, rows', (name, walk, opening) =>
        writeFunction({
          name,
          walk,
          opening,
          closing,
          parameters: 'w, v, out, rows',
          stores: tangents.map((node, j) => ({ target: `out[${j}]`, node })),
          rows: program.rows,
          rowLeaf: derived.leaf,
          masked,
        }),
      ),
      derived.columns,
      names,
      values,
    ) as ProductFunction;
  const masked = lazy(() => build(true, [], []));
  const repair: ProductFunction = (w, v, out, rows) => {
    const second = new Float64Array(out.length);
    masked()(w, v, second, rows);
    for (let j = 0; j < out.length; j++) if (Number.isNaN(out[j])) out[j] = second[j] ?? NaN;
  };
  const sum = tangents.map((_, j) => `out[${j}]`).join(' + ');
  return build(false, ['repair'], [repair], `if (Number.isNaN(${sum})) repair(w, v, out, rows);`);
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
