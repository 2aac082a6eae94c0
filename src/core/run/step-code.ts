// Makes the step function of a run: the optimizer's equations as one JavaScript loop over the columns of its trace.
// Equations and their meaning come checked; storage is columns.ts; slices and stopping for good are descend.ts.

import { StepBody } from './step-body';
import type { Calls } from './step-lower';
import { lossComesFree } from './step-plan';
import type { StepPlan } from './step-plan';

/**
 * The text of a function `(columns, status, from, to)` that does steps from + 1 … to and returns the last step done.
 * It stops early and sets status.reason where a value is not finite or a stop holds.
 * `generator` makes the twin that yields inside evaluations over many rows and after each step.
 */
export function loopCode(step: StepPlan, generator: boolean): string {
  const body = new StepBody(step, callsFor(generator, false));
  const { scope } = body;
  const free = lossComesFree(step);
  const lines = [
    ...body.columnLines(),
    'const losses = columns.losses;',
    ...(step.full ? [] : ['const batchLosses = columns.batchLoss;']),
    ...scope.declarations,
    'let rows = null, evaluations = status.evaluations, t = from + 1, sum = 0;',
    ...body.loadLines('from'),
    'for (; t <= to; t++) {',
    ...(step.full ? [] : ['rows = rowsOf(t);']),
    ...body.first,
    ...(free ? ['losses[t] = batchLoss;', ...body.checksBefore()] : []),
    ...(step.full ? [] : [`batchLosses[t] = batchLoss;`]),
    ...body.equations,
    ...body.flushLines(),
    ...body.storeLines(),
    ...(free ? [] : body.lossAfter()),
    `if (${body.notFinite()}) { status.reason = 'nonfinite'; t++; break; }`,
    ...(free ? [] : body.checksAfter()),
    ...(generator ? ['status.done = t; status.evaluations = evaluations; yield;'] : []),
    '}',
    'status.evaluations = evaluations;',
    'return t - 1;',
  ];
  return body.wrap(`function${generator ? '*' : ''} advance(columns, status, from, to)`, lines);
}

/** The text of a function `(columns, t, record)` that does step t once more from row t - 1 and tells every value. */
export function recordCode(step: StepPlan): string {
  const body = new StepBody(step, callsFor(false, true));
  const lines = [
    ...body.columnLines(),
    ...body.scope.declarations,
    `let rows = ${step.full ? 'null' : 'rowsOf(t)'}, evaluations = 0;`,
    ...body.loadLines('t - 1'),
    ...body.first,
    ...body.equations,
    ...body.flushLines(),
    ...body.finalLines(),
  ];
  return body.wrap('function advance(columns, t, record)', lines);
}

function callsFor(generator: boolean, recording: boolean): Calls {
  const plain = (name: string) => (args: string) => `${name}(${args})`;
  const slow = (name: string) => (args: string) => `(yield* ${name}(${args}))`;
  return generator
    ? {
        gradient: slow('slowGradient'),
        loss: slow('slowLoss'),
        solve: slow('slowSolve'),
        recording,
      }
    : { gradient: plain('lossAndGradient'), loss: plain('loss'), solve: plain('solve'), recording };
}
