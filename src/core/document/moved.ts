// Moves ranges of a text inside the settings to their places in the document.

import type { Range } from '../expression';
import type { Fix, Problem } from './types';

/** Document offset of an offset into a text. */
export type Locate = (offset: number) => number;

/** A range at its place in the document. */
export const move = (range: Range, locate: Locate): Range => ({
  start: locate(range.start),
  end: locate(range.end),
});

/** Problems at their places in the document, their fixes too. */
export function moveProblems(
  problems: readonly Problem[],
  locate: Locate | undefined,
): readonly Problem[] {
  if (locate === undefined) return problems;
  const moveFix = (fix: Fix): Fix => ({
    ...fix,
    edits: fix.edits.map(edit => ({ ...edit, range: move(edit.range, locate) })),
  });
  return problems.map(problem => ({
    ...problem,
    range: move(problem.range, locate),
    fix: problem.fix && moveFix(problem.fix),
    ...(problem.others && { others: problem.others.map(moveFix) }),
  }));
}
