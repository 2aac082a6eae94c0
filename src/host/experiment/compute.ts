// Runs sessions one after the other in slices, tells how far they are, and leaves the rest of VS Code its turns.
import type { RunSession } from '../../core/run/descend';
import type { Run } from '../../core/run/types';
import type { ToPage, TracePoints } from '../../shared/protocol';
import { inSlices, nextTurn, slice } from '../turns';
import { tracePoints } from './trace-points';

type Progress = NonNullable<Extract<ToPage, { kind: 'progress' }>['progress']>;

/** Before that nothing is said: most runs are over by then. */
const quiet = 300;
const between = 100;

export interface Listener {
  /** False once a newer run has taken the place of this one. */
  readonly wanted: () => boolean;
  readonly progress: (progress: Progress) => void;
}

/** A run that is over, ready to be drawn. */
export interface Computed {
  readonly session: RunSession;
  readonly run: Run;
  readonly points: TracePoints;
}

/** @returns the runs with their verdicts, or undefined where a newer run has taken the place. */
export async function compute(
  sessions: readonly RunSession[],
  { wanted, progress }: Listener,
): Promise<readonly Computed[] | undefined> {
  const began = performance.now();
  const before = doneOf(sessions);
  let told = began + quiet - between;
  for (const session of sessions) {
    const slices = session.slices(() => performance.now(), slice);
    while (slices.next().done !== true) {
      await nextTurn();
      if (!wanted()) return undefined;
      const now = performance.now();
      if (now - told < between) continue;
      told = now;
      progress(progressOf(session, secondsLeft(sessions, before, now - began)));
    }
  }
  const computed: Computed[] = [];
  for (const session of sessions) {
    const run = await inSlices(session.finishing(), wanted);
    const points = run && (await inSlices(tracePoints(session), wanted));
    if (run === undefined || points === undefined) return undefined;
    computed.push({ session, run, points });
  }
  return computed;
}

function progressOf({ plan, steps }: RunSession, secondsLeft: number | null): Progress {
  return { label: plan.title, step: steps, steps: plan.steps, secondsLeft, run: plan.id };
}

function doneOf(sessions: readonly RunSession[]): number {
  return sessions.reduce((sum, { steps }) => sum + steps, 0);
}

function secondsLeft(
  sessions: readonly RunSession[],
  before: number,
  milliseconds: number,
): number | null {
  const done = doneOf(sessions);
  const all = sessions.reduce((sum, { plan }) => sum + plan.steps, 0);
  return done > before ? ((all - done) / (done - before)) * (milliseconds / 1000) : null;
}
