// Measurements that need a fresh process each: loading, building from text, and the sizes of what ships.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { median } from './measure';
import { largerNetwork, longRegression, losses } from './losses';

/** The bundle of build-time.ts stands beside this one. */
const entry = `${__dirname}/build.cjs`;

function inProcess(argument: string): readonly number[] {
  const { stdout, stderr, status } = spawnSync(process.execPath, [entry, argument], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim().split(' ').map(Number);
}

function medians(argument: string, times: number): readonly number[] {
  const samples = Array.from({ length: times }, () => inProcess(argument));
  return samples[0]!.map((_, i) => median(samples.map(sample => sample[i]!)));
}

/** Milliseconds of CPU that loading the core adds to an empty process. */
export function loadTime(times: number): number {
  const [all] = medians('load', times);
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
}

/** @param all false: the first and the last document alone */
export function buildTimes(times: number, all: boolean): readonly BuildTime[] {
  const documents = [...losses, longRegression(2), longRegression(100_000), largerNetwork()];
  const measured = all ? documents : [documents[0]!, documents.at(-1)!];
  return measured.map(({ name }) => {
    const [total = NaN, read = NaN, compile = NaN] = medians(name, times);
    return { name, total, read, compile };
  });
}

/** Sizes of the built files in kB, plain and gzipped; empty before `npm run build`. */
export function bundleSizes(): readonly {
  readonly name: string;
  readonly plain: number;
  readonly gzip: number;
}[] {
  return ['dist/extension.js', 'dist/cli.js', 'dist/webview.js', 'dist/plotly.js']
    .filter(file => existsSync(file))
    .map(file => {
      const bytes = readFileSync(file);
      return { name: file, plain: bytes.length / 1024, gzip: gzipSync(bytes).length / 1024 };
    });
}
