// The printed arithmetic of a step, recomputed at full precision, gives the printed result: for every optimizer and convention.
import { describe, expect, it } from 'vitest';
import { explainStep } from '../../../src/core/explain/step';
import { run } from '../run/support';
import { check, pairs, valueOf } from './support';

const rosenbrock = '(1 - x)^2 + 100 * (y - x^2)^2';

describe('the printed arithmetic', () => {
  it.each(pairs)('of %s under %s gives the printed result', (id, convention) => {
    const done = run(
      `---\nstart: {x: -1.2, y: 1}\noptimizer: {${id}: {convention: ${convention}}}\nalpha: 0.001\nsteps: 12\n---\n${rosenbrock}\n`,
    );
    for (const t of [1, 2, 3, 12]) {
      const { lines } = explainStep(done, t);
      expect(lines.length).toBeGreaterThan(1);
      check(lines);
      // The equations themselves are exact: the arithmetic is the loop's, digit by digit.
      for (const { name, cells } of lines.filter(line => line.name !== 'g' && line.name !== '')) {
        for (const { substitutedExact, exact } of cells) {
          // In the text 0.999^12 is a product; in the loop beta2^t is Math.pow, which may differ in the last digit.
          if (!/solve|\^(?!2\b)/.test(substitutedExact))
            expect(String(valueOf(substitutedExact, 0)), name).toBe(exact);
        }
      }
      const last = lines.at(-1)!;
      if (last.name === 'w')
        expect(last.cells.map(({ exact }) => Number(exact))).toEqual([...done.session.pointAt(t)]);
    }
  });

  it('holds for own optimizers with evaluations elsewhere, reductions and conditionals', () => {
    const equations = [
      'd = grad(w - alpha * beta * m)',
      'm = beta * m + (1 - beta) * d',
      'c = norm(m)',
      'l = loss(w - alpha * m)',
      'w = l < loss(w) ? w - alpha * m / max(1, c) : w - alpha * g',
    ];
    const done = run(
      `---\nstart: {x: -1.2, y: 1}\noptimizer:\n  careful:\n    alpha: 0.001\n    beta: 0.8\n    state: {m: 0}\n    equations: |\n      ${equations.join('\n      ')}\nsteps: 20\n---\n${rosenbrock}\n`,
    );
    for (let t = 1; t <= 20; t++)
      check(
        explainStep(done, t).lines.filter(({ cells }) =>
          cells.every(({ substitutedExact }) => substitutedExact !== ''),
        ),
      );
  });

  it('holds for mini-batches, with a term per row', () => {
    const data = 'data: {x: [0, 1, 2, 3, 4], y: [1, 2, 2, 5, 4]}';
    const done = run(
      `---\n${data}\nbatch: {size: 2, shuffle: true}\nschedule: {step: {every: 3}}\nalpha: 0.1\nsteps: 9\n---\nyhat = b0 + b1*x\nmean((y - yhat)^2)\n`,
    );
    for (let t = 1; t <= 9; t++) check(explainStep(done, t).lines);
  });
});

describe('a branch', () => {
  const equations = [
    'm = beta * m + (1 - beta) * g',
    'k = t > 3 and norm(g) < 100 ? k * 2 : k / 2',
    'w = loss(w - alpha * k * m) < loss(w) ? w - alpha * k * m : w',
  ];
  const done = run(
    `---\nstart: {x: -1.2, y: 1}\noptimizer:\n  careful:\n    alpha: 0.001\n    beta: 0.8\n    state: {m: 0, k: 1}\n    equations: |\n      ${equations.join('\n      ')}\nsteps: 5\n---\n${rosenbrock} + (x > 0 ? x : x^2)\n`,
  );

  it('is told with the numbers of the condition that chose it, in text, digits and LaTeX', () => {
    const { text, exactText, latex } = explainStep(done, 1);
    const told = text.split('\n').map(line => /= \S+, as (.*)$/.exec(line)?.[1]);
    expect(told.filter(because => because !== undefined)).toEqual([
      '−1.200 ≤ 0',
      'not (1 > 3 and 235.1 < 100)',
      '20.52 < 25.64',
      '20.52 < 25.64',
    ]);
    expect(exactText).toContain(', as -1.2 <= 0\n');
    expect(latex).toContain('\\quad \\text{as } 20.52 < 25.64');
  });

  it('keeps its condition short', () => {
    const long = Array.from({ length: 12 }, (_, i) => `sin(${i} * x)`).join(' + ');
    const done = run(`---\nstart: {x: 1}\nsteps: 1\n---\n${long} > 0 ? x^2 : x\n`);
    expect(explainStep(done, 1).text).toContain(', as 0.');
  });
});

describe('the step of the design', () => {
  const done = run(
    `---\nstart: {x: -1.2, y: 1}\noptimizer: {adam: {alpha: 0.2}}\n---\n${rosenbrock}\n`,
  );
  const { sentence, lines, text } = explainStep(done, 72);

  it('is told in one sentence', () => {
    expect(sentence).toBe(
      'Adam moved x by +0.007233 and y by −0.01100. The loss fell from 2.594 to 2.572 (−0.86 %).',
    );
  });

  it('has one row per equation, as in the pictures', () => {
    expect(
      lines.map(({ name, cells }) => [
        name,
        ...cells.map(({ substituted, result }) => `${substituted.text} = ${result}`),
      ]),
    ).toEqual([
      ['g', '−2·1.611 − 400·(−0.6105)·(−0.001053) = −3.478', '200·(−0.001053) = −0.2106'],
      ['m', '0.9·(−1.495) + 0.1·(−3.478) = −1.693', '0.9·1.421 + 0.1·(−0.2106) = 1.258'],
      ['v', '0.999·152.7 + 0.001·(−3.478)^2 = 152.5', '0.999·36.40 + 0.001·(−0.2106)^2 = 36.37'],
      ['mhat', '−1.693 / (1 − 0.9^72) = −1.694', '1.258 / (1 − 0.9^72) = 1.258'],
      ['vhat', '152.5 / (1 − 0.999^72) = 2195', '36.37 / (1 − 0.999^72) = 523.2'],
      [
        'w',
        '−0.6105 − 0.2 / sqrt(2195)·(−1.694) = −0.6033',
        '0.3717 − 0.2 / sqrt(523.2)·1.258 = 0.3607',
      ],
    ]);
  });

  it('is typeset', () => {
    expect(lines[0]!.rule.latex).toBe('g = \\nabla f(w)');
    expect(lines[1]!.rule.latex).toBe('m \\leftarrow \\beta_{1} m + (1 - \\beta_{1}) g');
    expect(lines[3]!.rule.latex).toBe('\\hat{m} = m/(1 - \\beta_{1}^{t})');
    expect(lines[5]!.rule.latex).toBe(
      'w \\leftarrow w - \\alpha \\hat{m}/\\sqrt{\\hat{v} + \\varepsilon}',
    );
    expect(lines[5]!.cells[0]!.substituted.latex).toBe(
      '-0.6105 - 0.2 \\cdot (-1.694) \\,/\\, \\sqrt{2195}',
    );
    expect(lines[0]!.cells[1]!.substituted.latex).toBe('200 \\cdot (-0.001053)');
  });

  it('prints as text', () => {
    expect(text.split('\n').slice(0, 6)).toEqual([
      'Adam, step 72 of 200',
      sentence,
      '',
      'g = ∇f(w)',
      '  x  −2·1.611 − 400·(−0.6105)·(−0.001053) = −3.478',
      '  y  200·(−0.001053) = −0.2106',
    ]);
  });
});

describe('what is not worth a line', () => {
  it('is hidden: w = w - alpha * 0 * w', () => {
    const done = run(
      '---\nstart: {x: 2}\noptimizer: {adam: {convention: keras}}\nsteps: 2\n---\nx^2\n',
    );
    expect(explainStep(done, 1).lines.map(({ name }) => name)).toEqual(['g', 'm', 'v', 'w']);
  });

  it('is shown when it does something', () => {
    const done = run(
      '---\nstart: {x: 2}\noptimizer: {adam: {convention: keras, lambda: 0.1}}\nsteps: 2\n---\nx^2\n',
    );
    expect(explainStep(done, 1).lines.map(({ name }) => name)).toEqual(['g', 'w', 'm', 'v', 'w']);
  });

  it('and a factor of 1 is folded', () => {
    const done = run('---\nstart: {x: 2}\noptimizer: newton\nsteps: 1\n---\nx^2\n');
    expect(explainStep(done, 1).lines.at(-1)!.rule.text).toBe('w = w - solve(hess(w), g)');
  });
});

describe('the start', () => {
  it('is told too', () => {
    const done = run(
      '---\nstart: {x: -1.2, y: 1}\nalpha: 0.001\nsteps: 1\n---\n(1 - x)^2 + 100 * (y - x^2)^2\n',
    );
    expect(explainStep(done, 0).sentence).toBe(
      'The start: x = −1.200 and y = 1.000. The loss is 24.20.',
    );
  });
});

describe('rows', () => {
  it('carry the gradient of each alone', () => {
    const data = 'data: {x: [1, 2], y: [1, 3]}';
    const done = run(
      `---\n${data}\nstart: {b0: 0, b1: 0}\nalpha: 0.01\nsteps: 1\n---\nsum((y - b0 - b1*x)^2)\n`,
    );
    const { rowGradients, rows } = explainStep(done, 1);
    expect(rowGradients!.map(row => [...row])).toEqual([
      [2, 2],
      [6, 12],
    ]);
    expect(rows).toBeUndefined();
  });
});
