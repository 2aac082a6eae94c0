// How long the extension host is held: one document on its road from text to picture, in a process of its own, driven as the host
// drives it. Prints the longest slice of each part in milliseconds of the clock: what V8 does on other threads holds nobody.

import { tableOf } from '../../src/core/document/data-table';
import { preparing } from '../../src/core/experiment';
import { makingReady } from '../../src/core/making-ready';
import { startRun } from '../../src/core/run/descend';
import { tracePoints } from '../../src/host/experiment/trace-points';
import { viewCheck, viewFormulas } from '../../src/host/experiment/view-formulas';
import { slice } from '../../src/host/turns';
import { documentFor } from './candidates';
import { sliceDocument } from './slice-documents';

const longest = new Map<string, number>();

inSlices('library', makingReady(), true);
const { loss, settings } = sliceDocument(process.argv[2] ?? '');
const { text, csv } = documentFor(loss, settings);
const table = inSlices('data', tableOf(csv));
const prepared = inSlices('reading', preparing(text, { data: { path: 'bench.csv', table } }));
const { program, objective, experiment, document } = prepared;
if (!program || !objective || !experiment)
  throw new Error(prepared.problems.map(({ message }) => message).join(' '));
const sessions = experiment.runs.map(plan => {
  const session = inSlices(
    'start',
    inOnePiece(() => startRun(program, objective, plan, experiment.start.value)),
  );
  inSlices(
    'steps',
    session.slices(() => performance.now(), slice),
    true,
  );
  return session;
});
for (const session of sessions) {
  inSlices('verdict', session.finishing());
  inSlices('points', tracePoints(session));
}
inSlices('formulas', viewFormulas(program));
inSlices(
  'check',
  viewCheck(
    { document, program, objective, experiment },
    sessions.map(session => session.pointAt(session.steps)),
  ),
);
console.log([...longest].map(([part, time]) => `${part} ${time.toFixed(1)}`).join('\n'));

/** As turns.ts does it; `paced` work keeps to the budget itself. */
function inSlices<T>(part: string, work: Generator<unknown, T>, paced = false): T {
  for (;;) {
    const before = performance.now();
    const until = before + (paced ? 0 : slice);
    let next;
    do next = work.next();
    while (!next.done && performance.now() < until);
    longest.set(part, Math.max(longest.get(part) ?? 0, performance.now() - before));
    if (next.done) return next.value;
  }
}

/** Work that never yields. */
function* inOnePiece<T>(work: () => T): Generator<undefined, T> {
  yield* [];
  return work();
}
