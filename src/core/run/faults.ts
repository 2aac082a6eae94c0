// Where in the text a run went wrong: the sub-expression that left its domain, or the kink it stands on.

import { findDomainFault } from '../calculus/domain';
import { kinksMet } from '../calculus/kinks';
import { formatNumber } from '../explain/numbers';
import type { RunSession } from './descend';
import type { Rows } from './types';
import type { DomainFault, Kink } from './verdict-words';

/**
 * The sub-expression that left its domain when values stopped being finite; undefined where they merely overflowed.
 * Looked for where the run evaluated last: at its last point on all rows, else at the points of its last step on that step's rows.
 */
export function domainFault(session: RunSession): DomainFault | undefined {
  const { steps } = session;
  const last = session.pointAt(steps);
  if (last.every(Number.isFinite)) return faultAt(session, last, null);
  if (steps === 0) return undefined;
  const rows = session.rowsAt(steps);
  const before = session.pointAt(steps - 1);
  const points = [
    before,
    ...session.record(steps).evaluations.map(({ point }) => Float64Array.from(point)),
  ];
  for (const point of points) {
    const fault = point.every(Number.isFinite)
      ? (faultAt(session, point, rows) ?? steepAt(session, point, rows))
      : undefined;
    if (fault) return fault;
  }
  return undefined;
}

function faultAt({ program }: RunSession, w: Float64Array, rows: Rows): DomainFault | undefined {
  const fault = findDomainFault(program, w, rows);
  if (!fault || fault.overflow) return undefined;
  const named = fault.arguments.filter(({ text }) => Number.isNaN(Number(text)));
  return {
    text: fault.text,
    with:
      named.length === 0
        ? `is ${formatNumber(fault.value)}`
        : `with ${named.map(({ text, value }) => `${text} = ${formatNumber(value)}`).join(', ')}`,
    range: fault.range,
    row: fault.row,
    line: fault.row === undefined ? undefined : program.fileLines?.[fault.row],
  };
}

/** A root at 0: its value is fine, its derivative is not. */
function steepAt(
  { program, objective }: RunSession,
  w: Float64Array,
  rows: Rows,
): DomainFault | undefined {
  const g = new Float64Array(w.length);
  objective.lossAndGradient(w, g, rows);
  if (g.every(Number.isFinite)) return undefined;
  const [kink] = kinksMet(program, w, rows);
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
export function kinkAt({ program }: RunSession, w: Float64Array): Kink | undefined {
  const [kink] = kinksMet(program, w, null);
  if (!kink) return undefined;
  // `used` begins with the sub-expression as its subject: "it has no derivative at 0, and 0 was used".
  const sentence = kink.used.startsWith('it ')
    ? `${kink.text} ${kink.used.slice(3)}`
    : `in ${kink.text} ${kink.used}`;
  return { text: kink.text, sentence, range: kink.range, row: kink.row };
}
