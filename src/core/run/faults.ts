// Where in the text a run went wrong: the sub-expression that left its domain, or the kink it stands on.

import { findDomainFault } from '../calculus/domain';
import { kinksMet } from '../calculus/kinks';
import type { Program } from '../document/types';
import { formatNumber } from '../explain/numbers';
import { children } from '../expression';
import type { Expression } from '../expression';
import { functions } from '../functions';
import type { RunSession } from './descend';
import type { Rows } from './types';
import type { DomainFault, Kink } from './verdict-words';

/** Looking goes through the tree for each row: longer data is looked at in pieces of so many rows. */
const ROWS_AT_ONCE = 4096;

/**
 * The sub-expression that left its domain when values stopped being finite; undefined where they merely overflowed.
 * Looked for where the run evaluated last: at its last point on all rows, else at the points of its last step on that step's rows.
 */
export function* domainFault(session: RunSession): Generator<void, DomainFault | undefined> {
  const { steps } = session;
  const last = session.pointAt(steps);
  if (last.every(Number.isFinite)) return yield* faultAt(session.program, last, null);
  if (steps === 0) return undefined;
  const rows = session.rowsAt(steps);
  const before = session.pointAt(steps - 1);
  const points = [
    before,
    ...session.record(steps).evaluations.map(({ point }) => Float64Array.from(point)),
  ];
  for (const point of points) {
    const fault = point.every(Number.isFinite)
      ? ((yield* faultAt(session.program, point, rows)) ?? (yield* steepAt(session, point, rows)))
      : undefined;
    if (fault) return fault;
  }
  return undefined;
}

/** The sub-expression that leaves its domain at a point; undefined where the loss merely overflows. Yields between pieces of the rows. */
export function* faultAt(
  program: Program,
  w: Float64Array,
  rows: Rows,
): Generator<void, (DomainFault & { readonly varies: boolean }) | undefined> {
  const fault =
    (yield* inPieces(program, rows, piece => findDomainFault(program, w, piece))) ??
    findDomainFault(program, w, rows);
  if (!fault || fault.overflow) return undefined;
  const named = fault.arguments.filter(({ text }) => Number.isNaN(Number(text)));
  return {
    text: fault.text,
    with:
      named.length === 0
        ? `is ${formatNumber(fault.value)}`
        : `with ${named.map(({ text, value }) => `${text} = ${formatNumber(value)}`).join(', ')}`,
    varies: fault.varies,
    range: fault.range,
    row: fault.row,
    line: fault.row === undefined ? undefined : program.fileLines?.[fault.row],
  };
}

/** A root at 0: its value is fine, its derivative is not. */
function* steepAt(
  { program, objective }: RunSession,
  w: Float64Array,
  rows: Rows,
): Generator<void, DomainFault | undefined> {
  const g = new Float64Array(w.length);
  objective.lossAndGradient(w, g, rows);
  if (g.every(Number.isFinite)) return undefined;
  const kink = yield* inPieces(program, rows, piece => kinksMet(program, w, piece)[0]);
  if (!kink) return undefined;
  return {
    text: kink.text,
    with: 'has no finite derivative there',
    range: kink.range,
    row: kink.row,
    line: kink.row === undefined ? undefined : program.fileLines?.[kink.row],
  };
}

/** The kink that a point stands on, on all rows. */
export function* kinkAt(
  { program }: RunSession,
  w: Float64Array,
): Generator<void, Kink | undefined> {
  if (![program.loss, ...program.definitions.map(({ expression }) => expression)].some(hasKink))
    return undefined;
  const kink = yield* inPieces(program, null, piece => kinksMet(program, w, piece)[0]);
  if (!kink) return undefined;
  // `used` begins with the sub-expression as its subject: "it has no derivative at 0, and 0 was used".
  const sentence = kink.used.startsWith('it ')
    ? `${kink.text} ${kink.used.slice(3)}`
    : `in ${kink.text} ${kink.used}`;
  return { text: kink.text, sentence, range: kink.range, row: kink.row };
}

function hasKink(node: Expression): boolean {
  if (node.kind === 'reduction' && (node.op === 'min' || node.op === 'max')) return true;
  if (
    node.kind === 'call' &&
    (functions.get(node.fn)?.kink !== undefined || node.fn === 'sqrt' || node.fn === 'hypot')
  )
    return true;
  return children(node).some(hasKink);
}

/**
 * Looks at all rows, or at one piece after the other where they are many, and yields in between. What is found outside of any
 * row counts only if every piece shows it: a sum over a piece is not the sum over all rows.
 */
function* inPieces<T extends { readonly row: number | undefined }>(
  program: Program,
  rows: Rows,
  look: (piece: Rows) => T | undefined,
): Generator<void, T | undefined> {
  const count = rows ? rows.length : program.rows;
  if (count <= ROWS_AT_ONCE) return look(rows);
  const all = rows ?? Int32Array.from({ length: count }, (_, row) => row);
  let everywhere: T | undefined;
  for (let from = 0; from < count; from += ROWS_AT_ONCE) {
    const found = look(all.subarray(from, from + ROWS_AT_ONCE));
    if (found?.row !== undefined) return found;
    everywhere = from === 0 || everywhere ? found : undefined;
    yield;
  }
  return everywhere;
}
