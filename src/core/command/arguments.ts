// The command line's words to a request, or to one clear sentence about what is wrong with them. Pure.

import { constantText } from '../document/constants';
import { nearest, oneOf, quote } from '../document/words';

export type ExportFormat = 'numpy' | 'pytorch' | 'csv' | 'json' | 'markdown';
export type Output = 'text' | 'json' | 'csv' | 'summary';

export interface Flags {
  readonly optimizers: readonly string[];
  readonly steps?: number | undefined;
  readonly alpha?: number | undefined;
  readonly seed?: number | undefined;
}

export type Request =
  | {
      readonly command: 'run';
      readonly file: string;
      readonly output: Output;
      readonly flags: Flags;
    }
  | { readonly command: 'check'; readonly file: string }
  | {
      readonly command: 'explain';
      readonly file: string;
      readonly step: number;
      readonly as: 'text' | 'exact' | 'latex';
      readonly flags: Flags;
    }
  | {
      readonly command: 'export';
      readonly file: string;
      readonly to: ExportFormat;
      readonly flags: Flags;
    }
  | { readonly command: 'help' }
  | { readonly command: 'version' };

export const usage = `descent runs, checks, explains and exports .loss documents.

  descent run FILE [--json | --csv | --summary]
                   [--optimizer NAME]… [--steps N] [--alpha X] [--seed N]
  descent check FILE
  descent explain FILE --step T [--exact | --latex] [--optimizer NAME]…
  descent export FILE --to numpy|pytorch|csv|json|markdown

FILE may be -, for standard input. The exit code is 0; 2 where the document has problems, 1 where these words have.
`;

/** A mistake in the words, as one sentence. */
export class UsageError extends Error {
  override name = 'UsageError' as const;
}

const commands = ['run', 'check', 'explain', 'export'] as const;
const formats: readonly ExportFormat[] = ['numpy', 'pytorch', 'csv', 'json', 'markdown'];
const valued = ['--optimizer', '--steps', '--alpha', '--seed', '--step', '--to'];
const allowed: Readonly<Record<(typeof commands)[number], readonly string[]>> = {
  run: ['--json', '--csv', '--summary', '--optimizer', '--steps', '--alpha', '--seed'],
  check: [],
  explain: ['--step', '--exact', '--latex', '--optimizer', '--steps', '--alpha', '--seed'],
  export: ['--to', '--optimizer', '--steps', '--alpha', '--seed'],
};

/** Reads the words after `descent`. Throws UsageError. */
export function readArguments(words: readonly string[]): Request {
  const [word, ...rest] = words;
  if (word === undefined || word === 'help' || words.includes('--help') || words.includes('-h'))
    return { command: 'help' };
  if (word === '--version' || word === '-v') return { command: 'version' };
  const command = commands.find(name => name === word);
  if (!command) {
    const near = nearest(word, commands);
    throw new UsageError(
      `There is no command ${quote(word)}; ${near === undefined ? `write ${oneOf(commands)}` : `did you mean ${near}`}${near === undefined ? '.' : '?'}`,
    );
  }
  const { files, options } = split(rest, command);
  const [file, second] = files;
  if (file === undefined)
    throw new UsageError(
      `“descent ${command}” needs a file, as in: descent ${command} rosenbrock.loss`,
    );
  if (second !== undefined)
    throw new UsageError(`“descent ${command}” takes one file; ${quote(second)} is a second one.`);
  switch (command) {
    case 'run':
      return {
        command,
        file,
        output: oneOfMany(options, ['json', 'csv', 'summary']) ?? 'text',
        flags: flagsOf(options),
      };
    case 'check':
      return { command, file };
    case 'explain':
      return {
        command,
        file,
        step: whole(options, '--step', 0) ?? missing('--step', 'a step, as in --step 3'),
        as: oneOfMany(options, ['exact', 'latex']) ?? 'text',
        flags: flagsOf(options),
      };
    case 'export':
      return { command, file, to: formatOf(options), flags: flagsOf(options) };
  }
}

type Options = ReadonlyMap<string, readonly string[]>;

function split(
  words: readonly string[],
  command: (typeof commands)[number],
): { files: string[]; options: Options } {
  const files: string[] = [];
  const options = new Map<string, string[]>();
  for (let i = 0; i < words.length; i++) {
    const word = words[i] ?? '';
    if (!word.startsWith('--')) {
      files.push(word);
      continue;
    }
    const [name = '', attached] = /^(--[^=]*)=(.*)$/s.exec(word)?.slice(1) ?? [word];
    if (!allowed[command].includes(name)) {
      const near = nearest(name, allowed[command]);
      throw new UsageError(
        `“descent ${command}” has no ${quote(name)}${near === undefined ? (allowed[command].length === 0 ? '.' : `; it has ${oneOf(allowed[command])}.`) : `; did you mean ${near}?`}`,
      );
    }
    const value = valued.includes(name) ? (attached ?? words[++i] ?? missing(name, 'a value')) : '';
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  return { files, options };
}

/** Of options that exclude each other the one that is given. */
function oneOfMany<N extends string>(options: Options, names: readonly N[]): N | undefined {
  const given = names.filter(name => options.has(`--${name}`));
  if (given.length > 1)
    throw new UsageError(`Write one of ${given.map(name => `--${name}`).join(' and ')}, not both.`);
  return given[0];
}

function flagsOf(options: Options): Flags {
  return {
    optimizers: options.get('--optimizer')?.flatMap(names => names.split(',')) ?? [],
    steps: whole(options, '--steps', 0),
    alpha: numeric(options, '--alpha'),
    seed: whole(options, '--seed', 0),
  };
}

function formatOf(options: Options): ExportFormat {
  const word = options.get('--to')?.at(-1) ?? missing('--to', `a format: ${oneOf(formats)}`);
  const format = formats.find(name => name === word);
  if (format) return format;
  const near = nearest(word, formats);
  throw new UsageError(
    `There is no export to ${quote(word)}; ${near === undefined ? `write ${oneOf(formats)}.` : `did you mean ${near}?`}`,
  );
}

function numeric(options: Options, name: string): number | undefined {
  const text = options.get(name)?.at(-1);
  if (text === undefined) return undefined;
  const value = constantText(text);
  if (value === undefined || !Number.isFinite(value))
    throw new UsageError(`${name} needs a number, not ${quote(text)}.`);
  return value;
}

function whole(options: Options, name: string, least: number): number | undefined {
  const value = numeric(options, name);
  if (value === undefined || (Number.isSafeInteger(value) && value >= least)) return value;
  throw new UsageError(`${name} needs a whole number of at least ${least}, not ${value}.`);
}

function missing(name: string, what: string): never {
  throw new UsageError(`${name} needs ${what}.`);
}
