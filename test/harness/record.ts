// What the command line records of a text, with each run's steps as columns that a plot can be compared with.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../../scripts/lib/paths.mjs';

interface Json {
  readonly parameters: readonly string[];
  readonly gradient: Readonly<Record<string, string>>;
  readonly startChosen?: string;
  readonly runs: readonly {
    readonly optimizer: string;
    readonly chosen?: Readonly<Record<string, string>>;
    readonly steps: readonly {
      readonly step: number;
      readonly loss: number;
      readonly w: Readonly<Record<string, number>>;
    }[];
  }[];
}

export interface RecordedRun {
  readonly optimizer: string;
  readonly step: number[];
  readonly loss: number[];
  /** Per parameter. */
  readonly w: number[][];
}

export interface Recorded {
  readonly gradient: readonly string[];
  /** Why the start and each hyperparameter, where the text leaves them out. */
  readonly chosen: readonly string[];
  readonly runs: readonly RecordedRun[];
}

/** `descent run - --json` with the text as its input; throws what it complains of. */
export async function recordOf(text: string, ...options: string[]): Promise<Recorded> {
  const { parameters, gradient, startChosen, runs } = JSON.parse(
    await output(['run', '-', '--json', ...options], text),
  ) as Json;
  return {
    gradient: parameters.map(name => gradient[name]!),
    chosen: [startChosen ?? [], runs.flatMap(({ chosen = {} }) => Object.values(chosen))].flat(),
    runs: runs.map(({ optimizer, steps }) => ({
      optimizer,
      step: steps.map(({ step }) => step),
      loss: steps.map(({ loss }) => loss),
      w: parameters.map(name => steps.map(({ w }) => w[name]!)),
    })),
  };
}

function output(words: readonly string[], input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const cli = join(root, 'dist', 'cli.js');
    const child = execFile(
      process.execPath,
      [cli, ...words],
      { maxBuffer: 2 ** 26 },
      (error, out, complaint) => {
        if (error) reject(new Error(complaint || error.message));
        else resolve(out);
      },
    );
    child.stdin?.end(input);
  });
}
