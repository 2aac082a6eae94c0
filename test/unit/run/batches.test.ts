// The rows of each step: recomputable at any step, in an order that depends on seed and epoch alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BatchSetting } from '../../../src/core/document/types';
import { batcher, batchesPerEpoch, rowsOfStep } from '../../../src/core/run/batches';
import { stepRecord } from '../../../src/core/run/step-record';
import { run } from './support';

const plan = (batch: Partial<BatchSetting>, seed = 1) => ({
  batch: { size: null, shuffle: false, drop: false, ...batch },
  seed,
});
const rows = (
  batch: Partial<BatchSetting>,
  count: number,
  t: number,
  seed = 1,
): number[] | null => {
  const found = rowsOfStep(plan(batch, seed), count, t);
  return found && [...found];
};

describe('batches', () => {
  it('are all rows where no size is given, or one that holds them all', () => {
    expect(rows({}, 5, 1)).toBeNull();
    expect(rows({ size: 5, shuffle: true }, 5, 3)).toBeNull();
    expect(rows({ size: 3 }, 0, 1)).toBeNull();
  });

  it('go through the rows in order, the last one smaller', () => {
    expect([1, 2, 3, 4].map(t => rows({ size: 2 }, 5, t))).toEqual([[0, 1], [2, 3], [4], [0, 1]]);
    expect(batchesPerEpoch(plan({ size: 2 }).batch, 5)).toBe(3);
  });

  it('leave the last partial one out where drop says so', () => {
    expect([1, 2, 3].map(t => rows({ size: 2, drop: true }, 5, t))).toEqual([
      [0, 1],
      [2, 3],
      [0, 1],
    ]);
  });

  it('shuffled, hold each row once an epoch, in another order each epoch', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.nat(),
        fc.nat({ max: 30 }),
        (count, size, seed, epoch) => {
          fc.pre(size < count);
          const perEpoch = Math.ceil(count / size);
          const seen = Array.from({ length: perEpoch }, (_, i) =>
            rows({ size, shuffle: true }, count, epoch * perEpoch + i + 1, seed)!,
          ).flat();
          expect([...seen].sort((a, b) => a - b)).toEqual(
            Array.from({ length: count }, (_, row) => row),
          );
        },
      ),
    );
    const orders = [0, 1, 2, 3].map(epoch =>
      Array.from({ length: 10 }, (_, i) => rows({ size: 1, shuffle: true }, 10, epoch * 10 + i + 1))
        .flat()
        .join(),
    );
    expect(new Set(orders).size).toBe(4);
  });

  it('are the same whether asked for in turn or out of turn', () => {
    const next = batcher(plan({ size: 3, shuffle: true }), 10);
    const inTurn = Array.from({ length: 40 }, (_, i) => [...next(i + 1)!]);
    const order = [17, 3, 39, 1, 22];
    expect(order.map(t => rows({ size: 3, shuffle: true }, 10, t))).toEqual(
      order.map(t => inTurn[t - 1]),
    );
  });

  it('follow their own seed before the document’s', () => {
    const own = rows({ size: 4, shuffle: true, seed: 7 }, 20, 1, 1);
    expect(own).toEqual(rows({ size: 4, shuffle: true }, 20, 1, 7));
    expect(own).not.toEqual(rows({ size: 4, shuffle: true }, 20, 1, 1));
  });
});

describe('a step on a batch', () => {
  const data = 'data: {x: [1, 2, 3, 4], y: [2, 3, 5, 9]}';

  it('takes the gradient of the same loss on those rows: a sum stays a sum', () => {
    const done = run(
      `---\n${data}\nstart: {b: 0}\nbatch: 2\nalpha: 0.01\nsteps: 2\n---\nsum((y - b*x)^2) + b\n`,
    );
    const { values, rows: used } = stepRecord(done, 1);
    expect(used).toEqual([0, 1]);
    expect(values.g).toEqual([-2 * (2 * 1 + 3 * 2) + 1]);
  });

  it('and a mean a mean', () => {
    const done = run(
      `---\n${data}\nstart: {b: 0}\nbatch: 2\nalpha: 0.01\nsteps: 2\n---\nmean((y - b*x)^2) + b\n`,
    );
    expect(stepRecord(done, 1).values.g).toEqual([(-2 * (2 * 1 + 3 * 2)) / 2 + 1]);
  });

  it('has the loss on the batch before it, and on all rows after it', () => {
    const done = run(
      `---\n${data}\nstart: {b: 0}\nbatch: 2\nalpha: 0.01\nsteps: 2\n---\nsum((y - b*x)^2)\n`,
    );
    const { trace, session } = done;
    expect(trace.batchLoss[1]).toBe(4 + 9);
    expect(trace.loss[0]).toBe(4 + 9 + 25 + 81);
    expect(trace.loss[1]).toBe(session.objective.loss(session.pointAt(1), null));
  });
});

describe('losses on all rows', () => {
  const many = 3000;
  const csv = {
    path: 'many.csv',
    text: `x,y\n${Array.from({ length: many }, (_, i) => `${i / many},1`).join('\n')}\n`,
  };

  it('are stored at epoch ends and at no more than 1,000 even steps where all would be too many', () => {
    const done = run(
      '---\ndata: many.csv\nbatch: 700\nalpha: 0.1\nsteps: 4000\n---\nmean((y - b*x)^2)\n',
      { data: csv },
    );
    const { trace, session } = done;
    const stored = Array.from({ length: trace.rows }, (_, t) => t).filter(t => trace.lossStored(t));
    expect(stored.slice(0, 6)).toEqual([0, 4, 5, 8, 10, 12]);
    expect(stored.at(-1)).toBe(4000);
    expect(trace.loss[4]).toBe(session.objective.loss(session.pointAt(4), null));
    expect(trace.loss[1]).toBeNaN();
    expect(session.lossAt(1)).toBe(session.objective.loss(session.pointAt(1), null));
  });
});
