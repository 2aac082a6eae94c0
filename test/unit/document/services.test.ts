// The editor's services as plain data: hover, completion, outline, definition, rename, signature.

import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../src/core/document/read';
import {
  completionsAt,
  definitionAt,
  hoverAt,
  renameAt,
  signatureAt,
  symbolsOf,
} from '../../../src/core/document/services';
import { fixed } from './marked';

/** `|` marks the cursor. */
function at(marked: string) {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return { text, offset, document: readDocument(text) };
}

describe('hover', () => {
  const rows: readonly (readonly [marked: string, ...says: string[]])[] = [
    ['|x^2 + y', '`x` · parameter · one number', 'Value at the start: `2`', '∂loss/∂x = `4`'],
    ['x| + y', '`x` · parameter'],
    ['a = 3\na| * x', '`a` · definition · one number', '`a = 3`'],
    ['x = [1, 2]\nz = x + 1\nsum(b * |z)', '`z` · definition · one value per row'],
    ['x = [1, 2]\nsum(b * |x)', '`x` · column of the data · 2 rows'],
    ['f(q) = |q^2\nf(x)', '`q` · argument'],
    ['f(q) = q^2\n|f(x)', '`f(q) = q^2`', 'A function of this document.'],
    ['|sin(x)', '`sin(x)`', 'Derivative: ∂/∂x = `cos(x)`'],
    ['|log(x)', 'log(x, base)', 'Real for'],
    ['|pi * x', '`pi` · constant', '3.14159'],
    ['---\nal|pha: 0.1\n---\nx', '`alpha` · Learning rate'],
    ['---\nsteps|: 3\n---\nx', 'Unit: steps', 'Default: 200'],
    ['---\nbatch: {si|ze: 3}\n---\nx', 'How many rows a batch has.', 'Unit: rows'],
    ['---\nbatch:\n  shuf|fle: true\n---\nx', 'Whether each epoch takes the rows in a new order.'],
    ['---\noptimizer: ad|am\n---\nx', 'Adam'],
    ['---\noptimizers: [sgd, {ad|am: {alpha: 1}}]\n---\nx', 'Adam'],
    ['---\noptimizers:\n  - adam:\n      beta|1: 0.5\n---\nx', 'beta1', 'Default: 0.9'],
    ['---\nschedule: {de|cay: 0.1}\n---\nx', 'alpha0 / (1 + decay * batch)'],
    ['---\nstop: {gra|dient: 1}\n---\nx', 'Stops when the gradient'],
    ['---\nstart: {|x: 1}\n---\nx', '`x` · parameter'],
    ['---\nconvention: py|torch\n---\nx', 'Whose variant'],
  ];
  for (const [marked, ...says] of rows) {
    test(JSON.stringify(marked), () => {
      const { document, offset, text } = at(marked);
      const hover = hoverAt(document, offset, name =>
        name === 'x' ? { value: '2', derivative: '4' } : undefined,
      );
      for (const part of says) expect(hover?.markdown).toContain(part);
      expect(text.slice(hover!.range.start, hover!.range.end)).toMatch(/^[\p{L}\p{N}_]+$/u);
    });
  }

  for (const marked of [
    'x | + y',
    '|# words\nx',
    '---\n|\n---\nx',
    '|---\nsteps: 1\n---\nx',
    '(|) + x'.replace('(|)', '1 |+ 2'),
  ]) {
    test(`nothing at ${JSON.stringify(marked)}`, () => {
      const { document, offset } = at(marked);
      expect(hoverAt(document, offset)).toBeUndefined();
    });
  }
});

describe('completion', () => {
  const rows: readonly (readonly [
    marked: string,
    offered: readonly string[],
    not?: readonly string[],
  ])[] = [
    ['x^2 + s|', ['x', 'sin', 'sqrt', 'sum', 'pi'], ['add', 'conditional', 'alpha', 's']],
    ['f(q) = q^2\nf(x) + |', ['f', 'x'], ['q']],
    ['f(q) = q^2 + |\nf(x)', ['q']],
    ['x = [1, 2]\nyhat = b * x\nsum(|', ['x', 'yhat', 'b']],
    ['---\n|\n---\nx', ['data', 'start', 'optimizer', 'alpha', 'steps'], ['sin', 'size']],
    ['---\nst|\n---\nx', ['start', 'steps']],
    ['---\noptimizer: |\n---\nx', ['sgd', 'adam', 'newton'], ['data']],
    ['---\noptimizer: a|\n---\nx', ['adam']],
    ['---\noptimizers: [sgd, |]\n---\nx', ['adam']],
    ['---\noptimizers:\n  - |\n---\nx', ['adam'], ['data']],
    [
      '---\noptimizers: [{adam: {|}}]\n---\nx',
      ['alpha', 'beta1', 'epsilon', 'label', 'convention'],
      ['beta', 'data'],
    ],
    ['---\noptimizers: [{adam: {convention: |}}]\n---\nx', ['lecture', 'pytorch']],
    ['---\noptimizers:\n  - adam:\n      |\n---\nx', ['alpha', 'beta1'], ['data']],
    ['---\noptimizers:\n  - adam:\n      alpha: 1\n      |\n---\nx', ['beta1'], ['data']],
    ['---\noptimizers:\n  - adam:\n      alpha: 1\n|\n---\nx', ['data'], ['label']],
    ['---\nbatch: {|}\n---\nx', ['size', 'shuffle', 'seed', 'drop']],
    ['---\nbatch: {size: 1, |}\n---\nx', ['shuffle']],
    ['---\nbatch: {shuffle: |}\n---\nx', ['true', 'false']],
    ['---\nbatch:\n  |\n---\nx', ['size', 'shuffle']],
    ['---\nschedule: |\n---\nx', ['decay', 'cosine']],
    ['---\nschedule: {|}\n---\nx', ['decay', 'expression']],
    ['---\nschedule: {step: {|}}\n---\nx', ['factor', 'every']],
    ['---\nconvention: |\n---\nx', ['lecture', 'keras']],
    ['---\nstart: {|}\n---\nx^2', ['random']],
    ['---\nmissing: |\n---\nx', ['drop']],
  ];
  for (const [marked, offered, not = []] of rows) {
    test(JSON.stringify(marked), () => {
      const { document, offset, text } = at(marked);
      const labels = completionsAt(document, offset).map(({ label }) => label);
      for (const label of offered) expect(labels).toContain(label);
      for (const label of not) expect(labels).not.toContain(label);
      for (const { range } of completionsAt(document, offset))
        expect(text.slice(range.start, range.end)).toMatch(/^[\p{L}\p{N}_]*$/u);
    });
  }

  test('no completion in comments and after a digit', () => {
    for (const marked of ['x # s|', 'x + 2|']) {
      const { document, offset } = at(marked);
      expect(completionsAt(document, offset)).toEqual([]);
    }
  });

  test('a function brings its parentheses and its documentation', () => {
    const { document, offset } = at('s|');
    const sin = completionsAt(document, offset).find(({ label }) => label === 'sin');
    expect(sin).toMatchObject({ insert: 'sin($1)', snippet: true, range: { start: 0, end: 1 } });
    expect(sin!.documentation).toContain('cos(x)');
    const called = at('s|(x)');
    expect(
      completionsAt(called.document, called.offset).find(({ label }) => label === 'sin'),
    ).toMatchObject({ insert: 'sin', snippet: false });
  });
});

test('outline', () => {
  const { document } = at(
    '---\nsteps: 5\n---\nx = [1, 2]\nf(z) = z^2\nyhat = f(b * x)\nsum(yhat)|',
  );
  expect(symbolsOf(document).map(({ name, kind }) => `${kind} ${name}`)).toEqual([
    'setting steps',
    'column x',
    'function f(z)',
    'definition yhat',
    'expression sum(yhat)',
  ]);
  expect(symbolsOf(document).map(({ detail }) => detail)).toEqual([
    '',
    '= [1, 2]',
    '= z^2',
    '= f(b * x)',
    '',
  ]);
});

describe('definition', () => {
  const rows: readonly (readonly [marked: string, definition: string | undefined, at?: number])[] =
    [
      ['a = 3\n|a * x', 'a', 0],
      ['f(z) = z\n|f(x)', 'f', 0],
      ['f(z) = |z\nf(x)', 'z', 2],
      ['x = [1, 2]\nsum(b * |x)', 'x', 0],
      ['x^2 + |x', 'x', 0],
      ['---\nstart: {x: 1}\n---\n|x^2', 'x', 12],
      ['|sin(x)', undefined],
      ['|pi * x', undefined],
    ];
  for (const [marked, definition, place] of rows) {
    test(JSON.stringify(marked), () => {
      const { document, offset, text } = at(marked);
      const range = definitionAt(document, offset);
      expect(range && text.slice(range.start, range.end)).toBe(definition);
      if (place !== undefined) expect(range!.start).toBe(place);
    });
  }
});

describe('rename', () => {
  const rows: readonly (readonly [marked: string, to: string, after: string])[] = [
    ['---\nstart: {x: 1}\n---\n|x^2 + x', 'u', '---\nstart: {u: 1}\n---\nu^2 + u'],
    ['---\nstart: {|x: 1}\n---\nx^2', 'u', '---\nstart: {u: 1}\n---\nu^2'],
    ['a = 3\n|a * x', 'k', 'k = 3\nk * x'],
    ['f(z) = |z + x\ng(z) = z\nf(x) + g(x)', 'q', 'f(q) = q + x\ng(z) = z\nf(x) + g(x)'],
    ['---\ndata: {x: [1]}\n---\nsum(b * |x)', 'u', '---\ndata: {u: [1]}\n---\nsum(b * u)'],
    ['h(z) = z\n|h(x)', 'k', 'k(z) = z\nk(x)'],
    // The arguments of the loss are its parameters.
    ['---\nstart: {x: 1}\n---\nf(|x) = x^2', 'u', '---\nstart: {u: 1}\n---\nf(u) = u^2'],
    ['---\nstart: {|x: 1}\n---\nf(x) = x^2', 'u', '---\nstart: {u: 1}\n---\nf(u) = u^2'],
  ];
  for (const [marked, to, after] of rows) {
    test(JSON.stringify(marked), () => {
      const { document, offset, text } = at(marked);
      const edits = renameAt(document, offset)!.to(to);
      if (typeof edits === 'string') throw new Error(edits);
      expect(
        fixed(text, {
          range: { start: 0, end: 0 },
          message: '',
          code: '',
          severity: 'error',
          fix: { title: '', edits },
        }),
      ).toBe(after);
    });
  }

  test('names that can’t be', () => {
    const { document, offset } = at('|x^2 + y');
    const rename = renameAt(document, offset)!;
    for (const name of ['2x', 'a b', '', 'y', '__proto__', 'mod'])
      expect(typeof rename.to(name), name).toBe('string');
    for (const name of ['e', 'pi', 'sin', 'sum', 'loss'])
      expect(typeof rename.to(name), name).toBe('string');
    const glued = at('2|x + y');
    expect(typeof renameAt(glued.document, glued.offset)!.to('e3')).toBe('string');
    for (const marked of ['|sin(x)', '|pi * x', 'x |+ y']) {
      const other = at(marked);
      expect(renameAt(other.document, other.offset)).toBeUndefined();
    }
  });
});

test('signature', () => {
  const rows: readonly (readonly [marked: string, label: string | undefined, active?: number])[] = [
    ['log(|', 'log(x, base)', 0],
    ['log(x, |', 'log(x, base)', 1],
    ['log(sin(|x), 2)', 'sin(x)', 0],
    ['log(sin(x), |2)', 'log(x, base)', 1],
    ['f(a, b) = a\nf(1, |', 'f(a, b)', 1],
    ['(x + |', undefined],
    ['x + |', undefined],
  ];
  for (const [marked, label, active] of rows) {
    const { document, offset } = at(marked);
    const signature = signatureAt(document, offset);
    expect(signature?.label, marked).toBe(label);
    if (active !== undefined) expect(signature!.active).toBe(active);
    expect(signature?.documentation ?? '', 'said once').not.toContain(signature?.label ?? '-');
  }
});
