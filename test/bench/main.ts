// The bench: eight losses, ours against hand-written JavaScript, mathjs and NumPy, for loss and gradient and for a whole Adam step with
// its trace; then a million steps, building, loading and sizes. `--smoke` only proves that it runs.

import type { RunSession } from '../../src/core/run/descend';
import { adamByHand, ourAdam, rosenbrockByHand } from './adam';
import { byMathjs, ours, programFor } from './candidates';
import { losses } from './losses';
import { compare, geometricMean, timedLoop, timedRun, type Figure } from './measure';
import { startNumpy } from './numpy';
import { buildTimes, bundleSizes, loadTime, longestSlices, startUp } from './processes';
import { sliceDocuments } from './slice-documents';

const smoke = process.argv.includes('--smoke');
/** CPU time of one sample, rounds of samples, and fresh processes per measurement. */
const milliseconds = smoke ? 1 : 20;
const rounds = smoke ? 1 : 7;
const processes = smoke ? 1 : 3;
const million = smoke ? 10_000 : 1_000_000;

void main();

async function main(): Promise<void> {
  checkAgreement();
  const numpy = await startNumpy(losses, milliseconds);
  const gradients: (readonly Figure[])[] = [];
  const steps: (readonly Figure[])[] = [];
  for (const [i, loss] of losses.entries()) {
    const [f, g, h] = [loss.hand, ours(loss), byMathjs(loss)];
    const evaluations = [
      timedLoop('hand', (w, partials) => f(w, partials), loss.start, milliseconds),
      timedLoop('descent', g, loss.start, milliseconds),
      timedLoop('mathjs', h, loss.start, milliseconds),
    ];
    const figures = await compare(
      [...evaluations, ...(numpy ? [numpy.timed('gradient', i)] : [])],
      rounds,
    );
    gradients.push(figures);

    // A run generates its loop anew; its first quarter, in which V8 compiles it (some 10 ms, whatever the loss), is not timed.
    const count = Math.max(50, Math.round((3 * milliseconds * 1e6) / (figures[0]!.time + 50)));
    const warm = Math.ceil(count / 4);
    const slow = Math.max(10, Math.round(count / 200));
    const [hand, mathjs] = [adamByHand(f, loss.start), adamByHand(h, loss.start)];
    const runs = [
      timedRun(
        'hand',
        count,
        () => hand,
        run => run(count),
      ),
      timedRun('descent', count, begun(ourAdam(loss, warm + count), warm), run =>
        run.advance(count),
      ),
      timedRun(
        'mathjs',
        slow,
        () => mathjs,
        run => run(slow),
      ),
      ...(numpy ? [numpy.timed('adam', i)] : []),
    ];
    steps.push(await compare(runs, rounds));
  }
  numpy?.stop();
  print('Loss and gradient: CPU time as a ratio to hand-written JavaScript', gradients);
  print('A whole Adam step with its trace: the same ratio', steps);
  await millionSteps();
  building();
}

/** Runs that have taken their first steps. */
const begun = (make: () => RunSession, steps: number) => (): RunSession => {
  const run = make();
  run.advance(steps);
  return run;
};

/** Before anything is timed: all candidates compute the same. */
function checkAgreement(): void {
  for (const loss of losses) {
    const w = Float64Array.from(loss.start);
    const { parameters } = programFor(loss);
    if (parameters.length !== w.length)
      throw new Error(`${loss.name}: ${parameters.join(', ')} for ${w.length} values`);
    const results = [loss.hand, ours(loss), byMathjs(loss)].map(f => {
      const g = new Float64Array(w.length);
      return [f(w, g, null), ...g];
    });
    const [first, ...others] = results;
    for (const other of others)
      other.forEach((value, i) => mustAgree(loss.name, value, first![i]!, 1e-11));

    const run = ourAdam(loss, 20)();
    run.advance(20);
    const byHand = adamByHand(loss.hand, loss.start)(20);
    byHand.w.forEach((column, j) =>
      mustAgree(`${loss.name}, Adam`, run.trace.w[j]![20]!, column[20]!, 1e-9),
    );
  }
}

function mustAgree(what: string, value: number, expected: number, tolerance: number): void {
  if (Math.abs(value - expected) <= tolerance * Math.max(1, Math.abs(expected))) return;
  throw new Error(`${what}: candidates differ, ${value} and ${expected}`);
}

async function millionSteps(): Promise<void> {
  const [rosenbrock] = losses;
  const candidates = [
    timedRun('hand', million, () => million, rosenbrockByHand),
    timedRun('descent', million, ourAdam(rosenbrock!, million), run => run.advance(million)),
  ];
  const [hand, descent] = await compare(candidates, smoke ? 1 : 5);
  console.log(`\n### ${million.toLocaleString('en')} Adam steps on Rosenbrock with their trace\n`);
  console.log(
    `by hand ${digits((hand!.time * million) / 1e6)} ms, descent ${digits((descent!.time * million) / 1e6)} ms: ${digits(descent!.ratio)} times`,
  );
  const run = ourAdam(rosenbrock!, million)();
  run.advance(million);
  const { w, state, loss, batchLoss } = run.trace;
  const columns = [...w, ...state.flatMap(({ columns }) => columns), loss, batchLoss];
  const kept = new Set(columns.map(({ buffer }) => buffer));
  const bytes = [...kept].reduce((sum, { byteLength }) => sum + byteLength, 0);
  console.log(
    `the trace's columns: ${digits(bytes / 1e6)} MB (two parameters, m and v of each, the loss: ${digits((7 * 8 * (million + 1)) / 1e6)} MB by hand)`,
  );
}

function building(): void {
  console.log('\n### From text to the first gradient, first time in a process, ms of CPU\n');
  console.log(
    '| document | total | reading | compiling | total, text checked before |\n|---|---:|---:|---:|---:|',
  );
  for (const { name, ...times } of buildTimes(processes, !smoke)) {
    const { total, read, compile, checked } = times;
    console.log(`| ${name} | ${[total, read, compile, checked].map(digits).join(' | ')} |`);
  }
  const [activation, firstUse] = startUp(processes);
  console.log('\n### Loading, ms of CPU\n');
  console.log(`activation, with its file: ${digits(activation)}`);
  console.log(`the second file, on first use: ${digits(firstUse)}`);
  console.log(`the core in Node, from its source: ${digits(loadTime(processes))}`);

  console.log('\n### The longest slice that holds the extension host, nothing warm, ms\n');
  console.log('| document | in | slice |\n|---|---|---:|');
  const documents = Object.keys(sliceDocuments);
  for (const { name, part, time } of longestSlices(documents.slice(smoke ? 2 : 0), processes))
    console.log(`| ${name} | ${part} | ${digits(time)} |`);

  console.log('\n### Sizes\n');
  for (const { name, plain, gzip } of bundleSizes())
    console.log(`${name}: ${Math.round(plain)} kB, ${Math.round(gzip)} kB gzipped`);
}

function print(title: string, rows: readonly (readonly Figure[])[]): void {
  const names = rows[0]!.map(({ name }) => name);
  console.log(`\n### ${title}\n`);
  console.log(`| loss | hand, ns | ${names.slice(1).join(' | ')} |`);
  console.log(
    `|---|---:|${names
      .slice(1)
      .map(() => '---:|')
      .join('')}`,
  );
  rows.forEach((figures, i) => {
    const [hand, ...others] = figures;
    console.log(
      `| ${losses[i]!.name} | ${digits(hand!.time)} | ${others.map(({ ratio }) => digits(ratio)).join(' | ')} |`,
    );
  });
  const means = names
    .slice(1)
    .map((_, k) => geometricMean(rows.map(figures => figures[k + 1]!.ratio)));
  console.log(`| **geometric mean** | | ${means.map(mean => `**${digits(mean)}**`).join(' | ')} |`);
  const faster = rows.map(figures => figures[2]!.ratio / figures[1]!.ratio);
  console.log(
    `\ndescent against mathjs: ${digits(geometricMean(faster))} times as fast (geometric mean)`,
  );
}

const digits = (value: number): string => Number(value.toPrecision(3)).toString();
