// Measurements that need a fresh process each: loading, building from text, and the sizes of what ships.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { median } from './measure';
import { largerNetwork, longRegression, losses } from './losses';

/** The bundles of build-time.ts, start-up.ts and slices.ts stand beside this one. */
type Entry = 'build' | 'start' | 'slices';

function inProcess(entry: Entry, ...args: readonly string[]): string {
  const file = `${__dirname}/${entry}.cjs`;
  const { stdout, stderr, status } = spawnSync(process.execPath, [file, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

function medians(entry: Entry, argument: string, times: number, how = ''): readonly number[] {
  const samples = Array.from({ length: times }, () =>
    inProcess(entry, argument, how).split(' ').map(Number),
  );
  return samples[0]!.map((_, i) => median(samples.map(sample => sample[i]!)));
}

/** Milliseconds of CPU that loading the core adds to an empty process. */
export function loadTime(times: number): number {
  const [all] = medians('build', 'load', times);
  const [nothing] = [median(Array.from({ length: times }, emptyProcess))];
  return all! - nothing;
}

function emptyProcess(): number {
  const script = 'const { user, system } = process.cpuUsage(); console.log((user + system) / 1000)';
  return Number(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout);
}

export interface BuildTime {
  readonly name: string;
  /** From text to the first gradient; of that, reading and compiling. Milliseconds of CPU, the first time in a process. */
  readonly total: number;
  readonly read: number;
  readonly compile: number;
  /** The total in a process that has only read this text before, as the editor's check for problems does. */
  readonly checked: number;
}

/** @param all false: the first and the last document alone */
export function buildTimes(times: number, all: boolean): readonly BuildTime[] {
  const documents = [...losses, longRegression(2), longRegression(100_000), largerNetwork()];
  const measured = all ? documents : [documents[0]!, documents.at(-1)!];
  return measured.map(({ name }) => {
    const [total = NaN, read = NaN, compile = NaN] = medians('build', name, times);
    const [checked = NaN] = medians('build', name, times, 'checked');
    return { name, total, read, compile, checked };
  });
}

/** The files that VS Code's extension host loads, as `npm run build` leaves them. */
const started = ['dist/extension.js', 'dist/core.js'];

/** Milliseconds of CPU: the extension's first file up to the end of `activate`, and the second one, loaded on first use. NaN before a build. */
export function startUp(times: number): readonly [activation: number, firstUse: number] {
  const [activation = NaN, firstUse = NaN] = started.map(file =>
    existsSync(file) ? medians('start', file, times)[0]! : NaN,
  );
  return [activation, firstUse];
}

export interface LongestSlice {
  readonly name: string;
  /** The part of the road in which the extension host is held the longest, and for how many milliseconds. */
  readonly part: string;
  readonly time: number;
}

/**
 * The longest slice of each document, in its first run in a process: nothing is warm. By the clock, and of several processes the
 * quickest: what else the machine did is not ours.
 */
export function longestSlices(names: readonly string[], times: number): readonly LongestSlice[] {
  return names.map(name => {
    const samples = Array.from({ length: times }, () =>
      inProcess('slices', name)
        .split('\n')
        .map(line => line.split(' ')),
    );
    const parts = samples[0]!.map(([part], i) => ({
      part: part!,
      time: Math.min(...samples.map(sample => Number(sample[i]![1]))),
    }));
    return { name, ...parts.reduce((most, next) => (next.time > most.time ? next : most)) };
  });
}

/** Sizes of the built files in kB, plain and gzipped; empty before `npm run build`. */
export function bundleSizes(): readonly {
  readonly name: string;
  readonly plain: number;
  readonly gzip: number;
}[] {
  return [...started, 'dist/cli.js', 'dist/webview.js', 'dist/plotly.js']
    .filter(file => existsSync(file))
    .map(file => {
      const bytes = readFileSync(file);
      return { name: file, plain: bytes.length / 1024, gzip: gzipSync(bytes).length / 1024 };
    });
}
