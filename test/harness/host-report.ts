// The one word between a suite inside VS Code and its runner outside: how many passed and failed.
export const countsMark = 'descent-counts:';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export function readCounts(log: string): Counts | undefined {
  const line = log.split('\n').find(candidate => candidate.includes(countsMark));
  if (line === undefined) return undefined;
  return JSON.parse(line.slice(line.indexOf(countsMark) + countsMark.length)) as Counts;
}
