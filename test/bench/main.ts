// The bench: loss and gradient of eight losses, ours against hand-written JavaScript, mathjs and NumPy. `--smoke` only proves that it runs.

import { byMathjs, ours, programFor } from './candidates';
import { losses } from './losses';
import { compare, geometricMean, timedLoop, type Figure } from './measure';
import { startNumpy } from './numpy';

const smoke = process.argv.includes('--smoke');
/** CPU time of one sample, and rounds of samples. */
const milliseconds = smoke ? 1 : 20;
const rounds = smoke ? 1 : 9;

void main();

async function main(): Promise<void> {
  checkAgreement();
  await lossAndGradient();
}

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
    for (const other of others) {
      other.forEach((value, i) => {
        const expected = first![i]!;
        if (!(Math.abs(value - expected) <= 1e-11 * Math.max(1, Math.abs(expected)))) {
          throw new Error(`${loss.name}: candidates differ, ${value} and ${expected}`);
        }
      });
    }
  }
}

async function lossAndGradient(): Promise<void> {
  const numpy = await startNumpy(losses, milliseconds);
  const rows: Figure[][] = [];
  for (const [i, loss] of losses.entries()) {
    const candidates = [
      timedLoop('hand', (w, g) => loss.hand(w, g), loss.start, milliseconds),
      timedLoop('descent', ours(loss), loss.start, milliseconds),
      timedLoop('mathjs', byMathjs(loss), loss.start, milliseconds),
      ...(numpy ? [numpy.timed[i]!] : []),
    ];
    rows.push([...(await compare(candidates, rounds))]);
  }
  numpy?.stop();
  print('Loss and gradient, ratio of CPU time to hand-written JavaScript', rows);
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
