// Columns from CSV and TSV files, from the settings and from the body (LANGUAGE 1; issue 4).

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { encodingOf } from '../../../src/core/document/encoding';
import { readDocument } from '../../../src/core/document/read';
import { read, unmark } from './marked';

const withFile = (text: string, file: string) =>
  readDocument(text, { data: { path: 'p.csv', text: file } });
const line = '---\ndata: p.csv\n---\nsum((y - b0 - b1*x)^2)';

const accepted: readonly (readonly [
  name: string,
  file: string,
  x: readonly number[],
  y: readonly number[],
])[] = [
  ['plain', 'x,y\n1,2\n3,4\n', [1, 3], [2, 4]],
  ['without a last line end', 'x,y\n1,2\n3,4', [1, 3], [2, 4]],
  ['CRLF and a byte-order mark', '\uFEFFx,y\r\n1,2\r\n3,4\r\n', [1, 3], [2, 4]],
  ['tabs', 'x\ty\n1\t2\n3\t4\n', [1, 3], [2, 4]],
  ['semicolons', 'x;y\n1;2\n3;4\n', [1, 3], [2, 4]],
  ['quotes', '"x","y","note"\n"1","2","a, b"\n3,4,"say ""hi"""\n', [1, 3], [2, 4]],
  ['spaces', ' x , y \n 1 , 2 \n 3,4\n', [1, 3], [2, 4]],
  ['blank lines', 'x,y\n\n1,2\n\n3,4\n\n', [1, 3], [2, 4]],
  ['exponents and signs', 'x,y\n-1e-3,+.5\n3.,4E2\n', [-0.001, 3], [0.5, 400]],
  ['text and missing values in unused columns', 'name,x,y,z\na,1,2,\nb,3,4,NA\n', [1, 3], [2, 4]],
  ['one row', 'x,y\n1,2\n', [1], [2]],
  ['a name twice in unused columns', 'z,x,y,z\n0,1,2,0\n', [1], [2]],
];

for (const [name, file, x, y] of accepted) {
  test(`read: ${name}`, () => {
    const { program, problems } = withFile(line, file);
    expect(problems).toEqual([]);
    expect([...program!.columns.get('x')!]).toEqual(x);
    expect([...program!.columns.get('y')!]).toEqual(y);
    expect(program!.rows).toBe(x.length);
  });
}

describe('long lists of numbers in the settings', () => {
  const many = Array.from({ length: 100_000 }, (_, i) => (i - 50_000) / 8);

  test('a hundred thousand numbers', () => {
    const { program, problems } = readDocument(
      `---\ndata:\n  x: [${many.join(', ')}]\n---\nmean((x - m)^2)`,
    );
    expect(problems).toEqual([]);
    expect([...program!.columns.get('x')!]).toEqual(many);
  });

  test('over several lines, with constants in between', () => {
    const { program } = readDocument(
      `---\ndata: {x: [${many.slice(0, 100).join(',\n  ')}, 1/4], y: [${many.slice(0, 101).join(',\n  ')}]}\n---\nmean((x - m*y)^2)`,
    );
    expect([...program!.columns.get('x')!]).toEqual([...many.slice(0, 100), 0.25]);
    expect([...program!.columns.get('y')!]).toEqual(many.slice(0, 101));
  });

  test('one that is part of a text stays in it', () => {
    const label = `[${many.slice(0, 70).join(', ')}]`;
    const { settings } = readDocument(
      `---\ndata: {x: ${label}}\noptimizers: [{sgd: {label: "${label}"}}]\n---\nmean((x - m)^2)`,
    );
    // Labels are cut at some length; the numbers in what is left are there.
    expect(settings.runs[0]!.label).toContain(label.slice(0, 100));
  });

  test('what is wrong after one is told at its place', () => {
    const { text, ranges } = unmark(
      `---\ndata: {x: [${many.slice(0, 70).join(', ')}]}\n‹stepz›: 3\n---\nmean((x - m)^2)`,
    );
    expect(readDocument(text).problems.map(({ range }) => range)).toEqual(ranges);
  });
});

test('a single column has no delimiter to find', () => {
  const { program, problems } = withFile('---\ndata: p.csv\n---\nmean((x - m)^2)', 'x\n1\n2\n');
  expect(problems).toEqual([]);
  expect([...program!.columns.get('x')!]).toEqual([1, 2]);
});

test('headers that are no names are made names', () => {
  const { program, columns } = withFile(
    '---\ndata: p.csv\n---\nsum(b * bill_length_mm * _2020)',
    'bill length (mm),2020,é\n1,2,3\n',
  );
  expect(columns).toEqual(['bill_length_mm', '_2020', 'é']);
  expect(program!.rows).toBe(1);
});

const refused: readonly (readonly [marked: string, file: string, says: string])[] = [
  ['---\ndata: ‹p.csv›\n---\nsum(b*x)', '', 'The data file “p.csv” is empty'],
  ['---\ndata: ‹p.csv›\n---\nsum(b*x)', 'x,y\n', 'holds only names; its rows are missing'],
  ['---\ndata: ‹p.csv›\n---\nsum(b*x)', '1,2\n3,4\n', 'must hold the columns’ names'],
  [
    '---\ndata: p.csv\n---\nsum(b*‹x›)',
    'x,y,x\n1,2,3\n',
    'has two columns named “x” (columns 1 and 3)',
  ],
  [
    '---\ndata: ‹p.csv›\n---\nsum(b*x)',
    'x,y\n1,2\n3\n',
    'Row 2 of “p.csv” (line 3) has 1 value, and there are 2 columns.',
  ],
  [
    '---\ndata: ‹p.csv›\n---\nsum(b*x)',
    'x,y\n1,2\n3,"4\n5,6\n',
    'A quote that opens in line 3 of “p.csv” is never closed',
  ],
  [
    '---\ndata: ‹p.csv›\n---\nsum(b*x)',
    `x,y\n1,2\n3,"4\n${'5,6\n'.repeat(600_000)}`,
    'A quote that opens in line 3 of “p.csv” is never closed',
  ],
  [
    '---\ndata: ‹p.csv›\n---\nsum(b*x)',
    'x,y\n1,5,2,5\n3,5,4,5\n',
    'if numbers are written with decimal commas, write points instead',
  ],
  [
    '---\ndata: p.csv\n---\nsum(b*‹x›)',
    'x;y\n1,5;2\n3;4\n',
    'The column “x” has “1,5” in row 1 (line 2 of “p.csv”); write numbers with a decimal point.',
  ],
  [
    '---\ndata: p.csv\n---\nsum(b*‹x›)',
    'x,y\n1,2\n,4\n',
    'The column “x” has no value in row 2 (line 3 of “p.csv”); fill it in or write “missing: drop” in the settings.',
  ],
  ['---\ndata: p.csv\n---\nsum(b*‹x›)', 'x,y\nNA,2\n1,4\n', 'The column “x” has no value in row 1'],
  [
    '---\ndata: p.csv\n---\nsum(b*‹name›)',
    'name,y\nAdelie,2\nGentoo,4\n',
    'The column “name” holds text such as “Adelie”, and a loss is made of numbers.',
  ],
  [
    '---\ndata: p.csv\n---\nsum(b*‹x›)',
    'x,y\n1,2\nfour,4\n',
    'The column “x” has “four” in row 2 (line 3 of “p.csv”), which is not a number.',
  ],
  [
    '---\ndata: p.csv\n---\n‹z› = [1, 2, 3]\nsum(b*x*z)',
    'x\n1\n2\n',
    'The column “z” has 3 values, and the data file has 2',
  ],
  [
    '---\ndata: p.csv\n---\n‹x› = [1, 2]\nsum(b*x)',
    'x\n1\n2\n',
    '“x” is a column of the data already',
  ],
  [
    '---\ndata: ‹p.csv›\nmissing: drop\n---\nsum(b*x)',
    'x,y\nNA,1\nNA,2\n',
    'Every row has a missing value',
  ],
];

for (const [marked, file, says] of refused) {
  test(`refused: ${says}`, () => {
    const { text, ranges } = unmark(marked);
    const { problems, program } = withFile(text, file);
    expect(
      problems.map(({ range }) => range),
      JSON.stringify(problems),
    ).toEqual(ranges);
    expect(problems[0]!.message).toContain(says);
    expect(program).toBeUndefined();
  });
}

describe('missing: drop', () => {
  test('drops rows with missing values in the columns that are used, and keeps their lines', () => {
    const { program, problems } = withFile(
      '---\ndata: p.csv\nmissing: drop\n---\nsum(b*x*y)',
      'x,y,z\n1,2,NA\nNA,3,1\n3,?,1\n4,5,\n\n6,7,8\n',
    );
    expect(problems).toEqual([]);
    expect([...program!.columns.get('x')!]).toEqual([1, 4, 6]);
    expect([...program!.columns.get('y')!]).toEqual([2, 5, 7]);
    expect([...program!.fileLines!]).toEqual([2, 5, 7]);
  });
});

test('a file that is not there, or was not given', () => {
  const text = '---\ndata: p.csv\n---\nsum((y - b*x)^2)';
  const missing = readDocument(text, { data: { path: 'p.csv', error: 'no such file.' } });
  expect(missing.problems.map(({ message }) => message)).toEqual([
    'The data file “p.csv” can’t be read: no such file.',
  ]);
  expect(readDocument(text).problems).toHaveLength(1);
});

test('columns in the settings', () => {
  const { program } = read('---\ndata: {x: [1, 2, 1/2], y: [1, 3, -1e-3]}\n---\nsum((y - b*x)^2)');
  expect([...program.columns.get('x')!]).toEqual([1, 2, 0.5]);
  expect([...program.columns.get('y')!]).toEqual([1, 3, -0.001]);
});

test('columns of unequal length in the settings', () => {
  const { text, ranges } = unmark('---\ndata: {x: [1, 2], ‹y›: [1]}\n---\nsum((y - b*x)^2)');
  expect(readDocument(text).problems.map(({ range }) => range)).toEqual(ranges);
});

test('a hundred thousand rows', () => {
  const rows = Array.from({ length: 100_000 }, (_, i) => `${i},${i * 0.5},${i % 7},name ${i}`);
  const { program, problems } = withFile(line, `x,y,z,t\n${rows.join('\n')}\n`);
  expect(problems).toEqual([]);
  expect(program!.rows).toBe(100_000);
  expect(program!.columns.get('y')![99_999]).toBe(49_999.5);
});

// Palmer penguins and Anscombe's quartet, from test/reference.
describe('reference files', () => {
  const reference = (name: string): string =>
    readFileSync(new URL(`../../reference/${name}`, import.meta.url), 'utf8');

  test('penguins: missing values refused with their row, dropped where asked', () => {
    const text = '---\ndata: p.csv\n---\nmean((body_mass_g - b0 - b1 * flipper_length_mm)^2)';
    const [problem] = withFile(text, reference('penguins.csv')).problems;
    expect(problem!.message).toContain('has no value in row 4 (line 5 of “p.csv”)');
    const { program } = withFile(
      text.replace('\n---\nmean', '\nmissing: drop\n---\nmean'),
      reference('penguins.csv'),
    );
    expect(program!.rows).toBe(342);
  });

  test('Anscombe: the text column is harmless', () => {
    const { program } = withFile(line, reference('anscombe.csv'));
    expect(program!.rows).toBe(44);
  });
});

test.each(['../points.csv', '/data/points.csv', 'https://example.org/points.csv'])(
  'a refused data file is the only problem: %s',
  name => {
    const { problems, program } = readDocument(
      `---\ndata: ${name}\nbatch: 2\n---\nsum((y - b0 - b1*x)^2)`,
    );
    expect(problems.map(({ code }) => code)).toEqual(['data-path']);
    expect(program).toBeUndefined();
  },
);

test.each([
  ['utf-8', [0x78, 0x2c, 0x79, 0x0a]],
  ['utf-8', [0xef, 0xbb, 0xbf, 0x78]],
  ['utf-8', []],
  ['utf-16le', [0xff, 0xfe, 0x78, 0]],
  ['utf-16be', [0xfe, 0xff, 0, 0x78]],
  ['utf-16le', [0x78, 0, 0x2c, 0]],
  ['utf-16be', [0, 0x78, 0, 0x2c]],
] as const)('a file in %s is known by its first bytes', (encoding, bytes) => {
  expect(encodingOf(Uint8Array.from(bytes))).toBe(encoding);
});
