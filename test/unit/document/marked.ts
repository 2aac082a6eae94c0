// What the document tests share: texts with ‹marks› around the place where a problem is expected.

import { expect } from 'vitest';
import { readDocument } from '../../../src/core/document/read';
import type { DataFile, Document, Problem } from '../../../src/core/document/types';
import type { Expression } from '../../../src/core/expression';

/** A text without its ‹marks›, and the marked ranges in order. */
export function unmark(marked: string): { text: string; ranges: { start: number; end: number }[] } {
  const ranges: { start: number; end: number }[] = [];
  let text = '';
  for (const c of marked) {
    if (c === '‹') ranges.push({ start: text.length, end: text.length });
    else if (c === '›') ranges[ranges.length - 1]!.end = text.length;
    else text += c;
  }
  return { text, ranges };
}

/** Reads a marked text and expects exactly these problems, one per mark, each by its code or a part of its sentence. */
export function expectProblems(marked: string, ...wanted: readonly string[]): Document {
  const { text, ranges } = unmark(marked);
  const document = readDocument(text);
  const found = document.problems.map(problem => [
    text.slice(problem.range.start, problem.range.end),
    problem.range,
    problem.code,
    problem.message,
  ]);
  expect(
    document.problems.map(({ range }) => range),
    JSON.stringify(found),
  ).toEqual(ranges);
  wanted.forEach((part, i) =>
    expect(`${document.problems[i]!.code}: ${document.problems[i]!.message}`).toContain(part),
  );
  for (const problem of document.problems) expectSentence(problem);
  return document;
}

/** One plain sentence or two, ending with a full stop or a question mark. */
export function expectSentence({ message }: Problem): void {
  expect(message).toMatch(/^[“A-Za-z].*[.?]$/s);
  expect(message).not.toContain('undefined ');
}

/** A document that must have no errors. */
export function read(
  text: string,
  data?: DataFile,
): Document & { program: NonNullable<Document['program']> } {
  const document = readDocument(text, { data });
  const { program } = document;
  expect(document.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!program) throw new Error('No program');
  return { ...document, program };
}

/** The text with a problem's fix applied. */
export function fixed(text: string, problem: Problem): string {
  const edits = [...(problem.fix?.edits ?? [])].sort((a, b) => b.range.start - a.range.start);
  return edits.reduce(
    (now, { range, text: put }) => now.slice(0, range.start) + put + now.slice(range.end),
    text,
  );
}

/** An expression as fully parenthesised text, for tests of structure. */
export function show(node: Expression): string {
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'symbol':
      return node.name;
    case 'call':
      return `${node.fn}(${node.args.map(show).join(', ')})`;
    case 'reduction':
      return `${node.op}.${node.over}(${show(node.body)})`;
    case 'evaluation':
      return `${node.what}(${[node.point, node.rhs, node.damping]
        .filter(part => part !== undefined)
        .map(show)
        .join('; ')})`;
  }
}
