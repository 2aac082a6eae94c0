// Collects problems. Knows nothing of what they are about.

import type { Range } from '../expression';
import { maxProblems } from './limits';
import type { Fix, Problem } from './types';

export type { Fix };

/** A list of problems that keeps each place and message once and stops growing at a limit. */
export class Problems {
  private readonly list: Problem[] = [];
  private readonly seen = new Set<string>();
  private errorCount = 0;

  error(range: Range, code: string, message: string, fix?: Fix, ...others: Fix[]): void {
    this.add({
      range,
      message,
      severity: 'error',
      code,
      fix,
      ...(others.length > 0 && { others }),
    });
  }

  /** `others` are the repairs for other readings. */
  warning(range: Range, code: string, message: string, fix?: Fix, ...others: Fix[]): void {
    this.add({
      range,
      message,
      severity: 'warning',
      code,
      fix,
      ...(others.length > 0 && { others }),
    });
  }

  add(problem: Problem): void {
    if (problem.severity === 'error') this.errorCount += 1;
    const key = `${problem.range.start}:${problem.range.end}:${problem.message}`;
    if (this.seen.has(key)) return;
    // The first error is never dropped, however many warnings came before it.
    if (this.list.length >= maxProblems && !(problem.severity === 'error' && this.errorCount === 1))
      return;
    this.seen.add(key);
    this.list.push(problem);
  }

  /** Errors so far, also those that were not listed. */
  get errors(): number {
    return this.errorCount;
  }

  /** In the order of the text. */
  sorted(): readonly Problem[] {
    return [...this.list].sort(
      (a, b) => a.range.start - b.range.start || a.range.end - b.range.end,
    );
  }
}

/** A fix that replaces one stretch of text. */
export function replace(range: Range, text: string): Fix {
  return { title: text === '' ? 'Remove' : `Replace with “${text}”`, edits: [{ range, text }] };
}
