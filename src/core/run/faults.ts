// Where in the text a run went wrong: the sub-expression that left its domain, or the kink it stands on.

import type { RunSession } from './descend';
import type { DomainFault, Kink } from './verdict-words';

/** The sub-expression that left its domain at or after the last finite step; undefined where a value merely overflowed. */
export function domainFault(session: RunSession, last: number): DomainFault | undefined {
  void session;
  void last;
  return undefined;
}

/** The kink that the point stands on. */
export function kinkAt(session: RunSession, w: Float64Array): Kink | undefined {
  void session;
  void w;
  return undefined;
}
