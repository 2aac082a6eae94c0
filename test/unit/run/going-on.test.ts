// A run is pure: the same trace every time, in pieces or in one go, cancelled and continued, extended, in slices.
import { describe, expect, it } from 'vitest';
import type { RunSession } from '../../../src/core/run/descend';
import { optimizers } from '../../../src/core/optimizers';
import { columnsOf, sessions } from './support';

const data = `data: {x: [${Array.from({ length: 11 }, (_, i) => i / 3).join(', ')}], y: [${Array.from({ length: 11 }, (_, i) => Math.sin(i)).join(', ')}]}`;

const documents: Readonly<Record<string, string>> = {
  'adam on Rosenbrock':
    '---\nstart: {x: -1.2, y: 1}\noptimizer: adam\nalpha: 0.1\nsteps: STEPS\n---\n(1 - x)^2 + 100 * (y - x^2)^2\n',
  'nesterov, which takes no gradient at w':
    '---\nstart: {x: -1.2, y: 1}\noptimizer: nesterov\nalpha: 0.001\nsteps: STEPS\n---\n(1 - x)^2 + 100 * (y - x^2)^2\n',
  'shuffled mini-batches with decay': `---\n${data}\nbatch: {size: 3, shuffle: true}\nschedule: {decay: 0.01}\nalpha: 0.02\nsteps: STEPS\n---\nmean((y - b0 - b1*x)^2)\n`,
  'a schedule over the whole run':
    '---\nstart: {x: 2, y: 1}\nschedule: cosine\nalpha: 0.1\nsteps: STEPS\n---\nx^2 + 3*y^2\n',
  'a network with more parameters than are unrolled': `---\n${data}\noptimizer: nadam\nsteps: STEPS\nstart: {random: 1, seed: 3}\n---\nh1 = tanh(a1*x + b1)\nh2 = tanh(a2*x + b2)\nh3 = tanh(a3*x + b3)\nh4 = tanh(a4*x + b4)\nh5 = tanh(a5*x + b5)\nmean((y - c1*h1 - c2*h2 - c3*h3 - c4*h4 - c5*h5)^2)\n`,
};

const start = (text: string, steps: number): RunSession =>
  sessions(text.replace('STEPS', String(steps)))[0]!;

function whole(text: string, steps: number): number[][] {
  const session = start(text, steps);
  session.advance(steps);
  return columnsOf(session);
}

describe.each(Object.entries(documents))('%s', (_, text) => {
  it('is the same every time, to the bit', () => {
    expect(whole(text, 90)).toEqual(whole(text, 90));
  });

  it('is the same in pieces', () => {
    const session = start(text, 90);
    for (const piece of [1, 2, 30, 7, 1000]) {
      session.advance(piece);
      expect(session.trace.rows).toBe(session.steps + 1);
    }
    expect(columnsOf(session)).toEqual(whole(text, 90));
  });

  it('is the same when cancelled and continued', () => {
    const session = start(text, 90);
    session.advance(33);
    session.cancel();
    session.advance(10);
    expect(session.steps).toBe(33);
    session.finish();
    session.resume();
    session.advance(90);
    expect(columnsOf(session)).toEqual(whole(text, 90));
  });

  it('is the same when extended', () => {
    const session = start(text, 50);
    session.advance(50);
    session.finish();
    session.extend(40);
    session.advance(90);
    expect(columnsOf(session)).toEqual(whole(text, 90));
    expect(session.trace.gradientEvaluations).toBe(start(text, 90).trace.gradientEvaluations + 90);
  });

  it('is the same in slices', () => {
    const session = start(text, 90);
    let now = 0;
    let slices = 0;
    for (const _slice of session.slices(() => (now += 7), 10)) slices += 1;
    expect(slices).toBeGreaterThan(0);
    expect(columnsOf(session)).toEqual(whole(text, 90));
  });
});

describe('every optimizer and convention', () => {
  const pairs = [...optimizers.values()].flatMap(({ id, conventions }) =>
    Object.keys(conventions).map(convention => [id, convention] as const),
  );
  const own =
    'optimizer:\n  mine:\n    state: {m: 0, c: 1}\n    equations: |\n      m = m + grad(w - alpha * m) * t / steps\n      c = max(c, norm(m))\n      w = w - alpha * m / c';
  const settings = [
    ...pairs.map(([id, convention]) => `optimizer: {${id}: {convention: ${convention}}}`),
    own,
  ];
  // A cosine reads how many steps there will be: an extended run is done again from the start.
  const more = ['', 'schedule: {decay: 0.1}\n', 'schedule: cosine\n'];

  it.each(settings)('goes on as if it had never stopped: %s', setting => {
    for (const schedule of more) {
      for (const batch of ['', 'batch: {size: 4, shuffle: true}\n']) {
        const text = `---\n${data}\nstart: {b0: 0.2, b1: 0.1}\n${setting}\n${schedule}${batch}alpha: 0.02\nsteps: STEPS\n---\nmean((y - b0 - b1*x)^2) + 0.1 * b1^2\n`;
        const expected = whole(text, 30);
        const session = start(text, 17);
        session.advance(5);
        session.cancel();
        session.finish();
        session.resume();
        session.advance(17);
        session.finish();
        session.extend(13);
        session.advance(30);
        expect(columnsOf(session)).toEqual(expected);
      }
    }
  });
});

describe('slices over many rows', () => {
  const rows = 10_000;
  const csv = {
    path: 'points.csv',
    text: `x,y\n${Array.from({ length: rows }, (_, i) => `${i / rows},${Math.cos(i)}`).join('\n')}\n`,
  };
  const text = (batch: string): string =>
    `---\ndata: points.csv\nbatch: ${batch}\nalpha: 0.1\nsteps: 6\n---\nmean((y - b0 - b1*x)^2)\n`;

  it.each(['full', '{size: 5000, shuffle: true}', '16'])(
    'fall inside evaluations and change nothing (batch %s)',
    batch => {
      const [plain] = sessions(text(batch), { data: csv });
      plain!.advance(6);
      const [sliced] = sessions(text(batch), { data: csv });
      let slices = 0;
      let now = 0;
      for (const _slice of sliced!.slices(() => (now += 1), 1)) slices += 1;
      expect(slices).toBeGreaterThanOrEqual(6);
      expect(columnsOf(sliced!)).toEqual(columnsOf(plain!));
    },
  );

  it('let a cancel in between two steps', () => {
    const [session] = sessions(text('full'), { data: csv });
    let now = 0;
    for (const _slice of session!.slices(() => (now += 1), 1))
      if (session!.steps === 2) session!.cancel();
    expect(session!.steps).toBe(2);
    expect(session!.finish().verdict.kind).toBe('cancelled');
    session!.resume();
    for (const _slice of session!.slices(() => (now += 1), 1));
    const [plain] = sessions(text('full'), { data: csv });
    plain!.advance(6);
    expect(columnsOf(session!)).toEqual(columnsOf(plain!));
  });
});
