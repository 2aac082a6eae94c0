// The files that the playground makes of a result: table, record, report, scripts. Made in slices: a trace may have a million rows.
import { traceCsv } from '../../core/export/csv';
import { recordText } from '../../core/export/json';
import { reportText } from '../../core/export/markdown';
import { pythonScript } from '../../core/export/python';
import type { Prepared } from '../../core/experiment';
import type { Run } from '../../core/run/types';
import type { SaveFormat } from '../../shared/protocol';
import { engine } from '../engine';
import type { OutFile } from '../save-file';
import { toItsEnd } from '../turns';
import { preparedOf, type Shown } from './shown';

/** `plain` is the report for who reads its source. */
export type HostFormat = Exclude<SaveFormat, 'png' | 'svg'> | 'plain';

interface Maker {
  readonly ending: string;
  readonly what: string;
  readonly make: (prepared: Prepared, runs: readonly Run[]) => Iterable<string>;
}

const makers: Readonly<Record<HostFormat, Maker>> = {
  csv: { ending: 'csv', what: 'the table', make: (_, runs) => traceCsv(runs) },
  json: {
    ending: 'json',
    what: 'the record',
    make: (prepared, runs) => recordText(prepared, runs, { engine: engine() }),
  },
  markdown: {
    ending: 'md',
    what: 'the report',
    make: (prepared, runs) => [reportText(prepared, runs)],
  },
  plain: {
    ending: 'md',
    what: 'the report',
    make: (prepared, runs) => [reportText(prepared, runs, 'plain')],
  },
  numpy: {
    ending: 'py',
    what: 'the NumPy script',
    make: (prepared, runs) => [pythonScript(prepared, runs, 'numpy')],
  },
  pytorch: {
    ending: 'py',
    what: 'the PyTorch script',
    make: (prepared, runs) => [pythonScript(prepared, runs, 'pytorch')],
  },
};

/** Of one run, or of all that belong to the experiment on screen. */
export async function makeFile(
  format: HostFormat,
  shown: Shown,
  id: string | undefined,
  documentName: string,
): Promise<OutFile> {
  const { ending, what, make } = makers[format];
  const chosen = shown.runs.filter(run =>
    id === undefined ? run.ready === shown.ready : run.id === id,
  );
  const pieces = make(
    preparedOf(chosen[0]?.ready ?? shown.ready),
    chosen.map(({ run }) => run),
  );
  const content = await toItsEnd(joined(pieces));
  const stem = documentName.replace(/\.loss$/, '');
  return { name: `${stem}.${ending}`, content, what, format };
}

function* joined(pieces: Iterable<string>): Generator<undefined, string> {
  const all: string[] = [];
  for (const piece of pieces) {
    all.push(piece);
    yield;
  }
  return all.join('');
}
