// What a hostile document could reach: every file made of its result, and the columns it reads.
import { expect } from 'vitest';
import { traceCsv } from '../../../src/core/export/csv';
import { recordText } from '../../../src/core/export/json';
import { reportText } from '../../../src/core/export/markdown';
import { pythonScript } from '../../../src/core/export/python';
import { prepare, type Prepared } from '../../../src/core/experiment';
import { startRun } from '../../../src/core/run/descend';
import type { Run } from '../../../src/core/run/types';

export type FileKind = 'csv' | 'json' | 'markdown' | 'numpy' | 'pytorch';

export function everyFile(text: string): Readonly<Record<FileKind, string>> {
  const prepared = prepare(text);
  expect(prepared.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const runs = runsOf(prepared);
  return {
    csv: [...traceCsv(runs)].join(''),
    json: [...recordText(prepared, runs)].join(''),
    markdown: reportText(prepared, runs),
    numpy: pythonScript(prepared, runs, 'numpy'),
    pytorch: pythonScript(prepared, runs, 'pytorch'),
  };
}

export function columnsOf(text: string, csv: string): readonly string[] {
  const { document } = prepare(text, { data: { path: 'p.csv', text: csv } });
  return [...(document.program?.columns.keys() ?? [])];
}

function runsOf({ document, objective, experiment }: Prepared): Run[] {
  const { program } = document;
  if (program === undefined || objective === undefined || experiment === undefined) return [];
  return experiment.runs.map(plan => {
    const session = startRun(program, objective, plan, experiment.start.value);
    session.advance(plan.steps);
    const finishing = session.finishing();
    for (;;) {
      const { done, value } = finishing.next();
      if (done === true) return value;
    }
  });
}
