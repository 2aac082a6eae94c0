// NumPy in a process of its own: it is sent the eight losses once, then asked for samples one at a time.

import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { BenchLoss } from './loss';
import type { Timed } from './measure';

/** Answers each line `gradient|adam index milliseconds` with nanoseconds of CPU per evaluation or step. */
const server = `
import sys, json, math as m, time
import numpy as np
losses = json.loads(sys.stdin.readline())
def build(loss):
    names = {k: np.array(v) for k, v in loss['columns'].items()}
    names.update(np=np, m=m, X=None)
    body = '\\n'.join('    ' + line for line in loss['python'].split('\\n'))
    if 'X is None' in body:
        names['X'] = np.column_stack([names[k] for k in ('x1', 'x2', 'x3', 'x4', 'x5')])
        body = '\\n'.join(line for line in body.split('\\n') if 'X is None' not in line)
    exec('def fg(w):\\n' + body + '\\n    return f, g', names)
    ring = [[x + 1e-3 * m.sin(7 * k + j) for j, x in enumerate(loss['start'])] for k in range(64)]
    return names['fg'], ring
def adam(fg, start):
    def steps(count):
        w = np.array(start, dtype=float)
        m1, v1 = np.zeros(len(w)), np.zeros(len(w))
        W, M, V = (np.empty((count + 1, len(w))) for _ in range(3))
        F = np.empty(count + 1)
        for t in range(1, count + 1):
            F[t - 1], g = fg(w)
            g = np.asarray(g)
            m1 = 0.9 * m1 + 0.1 * g
            v1 = 0.999 * v1 + 0.001 * g * g
            w = w - 0.001 / np.sqrt(v1 / (1 - 0.999 ** t) + 1e-8) * (m1 / (1 - 0.9 ** t))
            W[t], M[t], V[t] = w, m1, v1
    return steps
built = [build(loss) for loss in losses]
counts = {}
print('ready', flush=True)
for line in sys.stdin:
    kind, index, budget = line.split()
    index, budget = int(index), float(budget) / 1000
    fg, ring = built[index]
    def evaluations(count):
        for i in range(count): fg(ring[i & 63])
    run = evaluations if kind == 'gradient' else adam(fg, losses[index]['start'])
    if (kind, index) not in counts:
        count = 1
        while True:
            before = time.process_time()
            run(count)
            spent = time.process_time() - before
            if spent > budget / 2: break
            count *= 2
        counts[kind, index] = max(1, int(count * budget / spent))
    count = counts[kind, index]
    before = time.process_time()
    run(count)
    print((time.process_time() - before) / count * 1e9, flush=True)
`;

/** Timed candidates and a way to end the process; undefined where python3 or numpy is missing. */
export async function startNumpy(
  losses: readonly BenchLoss[],
  milliseconds: number,
): Promise<
  | {
      readonly timed: (kind: 'gradient' | 'adam', index: number) => Timed;
      readonly stop: () => void;
    }
  | undefined
> {
  if (spawnSync('python3', ['-c', 'import numpy']).status !== 0) return undefined;
  const child: ChildProcessWithoutNullStreams = spawn('python3', ['-c', server], {
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string> => {
    const line: IteratorResult<string, unknown> = await lines.next();
    if (line.done === true) throw new Error('The NumPy process ended early.');
    return line.value;
  };
  const told = losses.map(({ python, start, columns }) => ({
    python,
    start,
    columns: Object.fromEntries(
      Object.entries(columns).map(([name, values]) => [name, [...values]]),
    ),
  }));
  child.stdin.write(`${JSON.stringify(told)}\n`);
  await next();
  const timed = (kind: 'gradient' | 'adam', index: number): Timed => ({
    name: 'numpy',
    sample: async () => {
      child.stdin.write(`${kind} ${index} ${milliseconds}\n`);
      return Number(await next());
    },
  });
  return { timed, stop: () => child.kill() };
}
