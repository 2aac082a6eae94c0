// What each command of the command line does: text in, text out. Files are read by whoever calls it.

import { dataFileNamed } from '../document/read';
import type { DataFile, Overrides, RunOverride, Settings } from '../document/types';
import { count, nearest, oneOf, quote } from '../document/words';
import { prepare, replan } from '../experiment';
import type { Prepared } from '../experiment';
import { explainStep } from '../explain/step';
import { traceCsv } from '../export/csv';
import { recordText } from '../export/json';
import { reportText } from '../export/markdown';
import { pythonScript } from '../export/python';
import { optimizers } from '../optimizers';
import { startRun } from '../run/descend';
import type { Run } from '../run/types';
import { version } from '../version';
import { readArguments, usage, UsageError } from './arguments';
import type { ExportFormat, Flags, Output } from './arguments';
import { problemLines } from './place';
import { checkedText, resultText } from './words';

/** What the outside world gives the commands. */
export interface World {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** The text of a file, or why it could not be read. */
  readonly read: (file: string) => { readonly text: string } | { readonly error: string };
  /** A data file that a document names, looked for beside the document and nowhere above. */
  readonly readData: (document: string, path: string) => DataFile;
  /** What computes: `v8 12.4`. */
  readonly engine: string;
}

const FINE = 0;
const WRONG_WORDS = 1;
const PROBLEMS = 2;

/** Does one command and returns the exit code. Never throws on words or documents, whatever they are. */
export function runCommand(words: readonly string[], world: World): number {
  try {
    return command(words, world);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    world.error(`descent: ${error.message}\n`);
    return WRONG_WORDS;
  }
}

function command(words: readonly string[], world: World): number {
  const request = readArguments(words);
  switch (request.command) {
    case 'help':
      world.out(usage);
      return FINE;
    case 'version':
      world.out(`descent ${version}\n`);
      return FINE;
    case 'check':
      return withDocument(request.file, { optimizers: [] }, world, (prepared, text) => {
        world.out(
          problemLines(request.file, text, prepared.problems) ||
            checkedText(request.file, prepared),
        );
      });
    case 'run':
      return withDocument(request.file, request.flags, world, (prepared, text) => {
        world.error(problemLines(request.file, text, prepared.problems));
        write(prepared, runAll(prepared), request.output, world);
      });
    case 'explain':
      return withDocument(request.file, request.flags, world, prepared => {
        const runs = runAll(prepared);
        const most = Math.max(...runs.map(({ session }) => session.steps));
        if (request.step > most)
          throw new UsageError(
            `There is no step ${request.step}; the ${runs.length === 1 ? 'run' : 'longest run'} took ${count(most, 'step')}.`,
          );
        // All runs begin at the one start.
        const shown = request.step === 0 ? runs.slice(0, 1) : runs;
        for (const run of shown) explain(run, request.step, request.as, world);
      });
    case 'export':
      return withDocument(request.file, request.flags, world, prepared =>
        exportTo(request.to, prepared, world),
      );
  }
}

/** Reads and prepares; tells the problems and stops there where one is an error. */
function withDocument(
  file: string,
  flags: Flags,
  world: World,
  use: (prepared: Prepared, text: string) => void,
): number {
  const read = world.read(file);
  if ('error' in read) throw new UsageError(`${quote(file)} can’t be read: ${read.error}`);
  const named = dataFileNamed(read.text);
  const data = named ? world.readData(file, named.value) : undefined;
  const plain = prepare(read.text, { data });
  const overrides = overridesOf(flags, plain.document.settings);
  const prepared = overrides ? replan(plain, overrides) : plain;
  if (!prepared.experiment) {
    world.error(problemLines(file, read.text, prepared.problems));
    return PROBLEMS;
  }
  use(prepared, read.text);
  return FINE;
}

function overridesOf(
  { optimizers: names, steps, alpha, seed }: Flags,
  settings: Settings,
): Overrides | undefined {
  const runs = names.flatMap(name => runsNamed(name, settings));
  if (names.length === 0 && steps === undefined && alpha === undefined && seed === undefined)
    return undefined;
  return {
    ...(names.length === 0 ? {} : { runs }),
    ...(steps === undefined ? {} : { steps }),
    ...(alpha === undefined ? {} : { alpha }),
    ...(seed === undefined ? {} : { seed }),
  };
}

/** The document's own runs of that optimizer or label, with all their settings; else the built-in one. */
function runsNamed(name: string, settings: Settings): RunOverride[] {
  const own = settings.runs.flatMap((run, from): RunOverride[] =>
    run.optimizer.value === name || run.label === name
      ? [{ optimizer: run.optimizer.value, hyperparameters: {}, from }]
      : [],
  );
  if (own.length > 0) return own;
  if (optimizers.has(name)) return [{ optimizer: name, hyperparameters: {} }];
  const near = nearest(name, [
    ...optimizers.keys(),
    ...settings.runs.map(run => run.optimizer.value),
  ]);
  throw new UsageError(
    `There is no optimizer ${quote(name)}; ${near === undefined ? `write ${oneOf([...optimizers.keys()])}.` : `did you mean ${near}?`}`,
  );
}

/** All runs to their ends. */
export function runAll({ program, objective, experiment }: Prepared): Run[] {
  if (!program || !objective || !experiment) return [];
  return experiment.runs.map(plan => {
    const session = startRun(program, objective, plan, experiment.start.value);
    session.advance(plan.steps);
    return session.finish();
  });
}

function write(prepared: Prepared, runs: readonly Run[], output: Output, world: World): void {
  if (output === 'text') world.out(resultText(prepared, runs));
  else if (output === 'csv') pour(traceCsv(runs), world);
  else
    pour(
      recordText(prepared, runs, {
        engine: world.engine,
        steps: output === 'summary' ? 'last' : 'all',
      }),
      world,
    );
}

/** Small pieces joined to larger ones: one write each would be slow. */
function pour(pieces: Iterable<string>, world: World): void {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length > 1 << 16) {
      world.out(text);
      text = '';
    }
  }
  world.out(text);
}

function explain(run: Run, step: number, as: 'text' | 'exact' | 'latex', world: World): void {
  if (step > run.session.steps) {
    world.out(`${run.plan.title} took ${run.session.steps} steps; there is no step ${step}.\n\n`);
    return;
  }
  const { text, exactText, latex } = explainStep(run, step);
  world.out(`${{ text, exact: exactText, latex }[as]}\n\n`);
}

function exportTo(format: ExportFormat, prepared: Prepared, world: World): void {
  switch (format) {
    case 'numpy':
    case 'pytorch':
      world.out(pythonScript(prepared, runAll(prepared), format));
      return;
    case 'csv':
      pour(traceCsv(runAll(prepared)), world);
      return;
    case 'json':
      pour(recordText(prepared, runAll(prepared), { engine: world.engine }), world);
      return;
    case 'markdown':
      world.out(reportText(prepared, runAll(prepared)));
  }
}
