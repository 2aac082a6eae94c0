// How far the fitted model goes over a run, for axes that hold it from the first step to the last.
import { expect, it } from 'vitest';
import { prepare } from '../../../src/core/experiment';
import { drained } from '../../../src/core/run/evaluate';
import { readyOf, startSessions } from '../../../src/host/experiment/shown';
import { modelReach } from '../../../src/host/experiment/view-reach';

function reachOf(settings: string): readonly [number, number] | undefined {
  const ready = readyOf(
    prepare(`---
data: {x: [0, 1, 2], y: [1, 2, 3]}
start: {a: 7, b: -10}
${settings}
steps: 200
---
yhat = a + b * x
mean((y - yhat)^2)
`),
  )!;
  const runs = startSessions(ready).map(session => {
    session.advance(session.plan.steps);
    return { session, run: drained(session.finishing()) };
  });
  return drained(modelReach(ready.program, runs));
}

it('holds the model at the start and at the end', () => {
  const [least, greatest] = reachOf('alpha: 0.1')!;
  expect(least).toBeCloseTo(7 - 2 * 10, 9);
  expect(greatest).toBeGreaterThanOrEqual(7);
  expect(greatest).toBeLessThan(20);
});

it('leaves out a run that diverged', () => {
  const both = reachOf('optimizers: [sgd: {alpha: 0.1}, sgd: {alpha: 9}]');
  expect(both).toEqual(reachOf('alpha: 0.1'));
  expect(reachOf('alpha: 9')).toBeUndefined();
});
