// One measurement in a process of its own: how long the core takes to load, or one document from text to its first gradient. Prints milliseconds of CPU.

import { compileObjective } from '../../src/core/compiler/objective';
import { readDocument } from '../../src/core/document/read';
import { makingReady } from '../../src/core/making-ready';
import { drained } from '../../src/core/run/evaluate';
import { documentFor } from './candidates';
import { losses, largerNetwork, longRegression } from './losses';

const since = (before: NodeJS.CpuUsage): string => {
  const { user, system } = process.cpuUsage(before);
  return ((user + system) / 1000).toFixed(2);
};

const which = process.argv[2] ?? 'load';
if (which === 'load') {
  // Everything since the process began, Node's own start included; the caller subtracts an empty process.
  drained(makingReady());
  console.log(since({ user: 0, system: 0 }));
} else if (which === 'nothing') {
  console.log(since({ user: 0, system: 0 }));
} else {
  // As the host loads the core: part of loading, not of building.
  drained(makingReady());
  const loss = [...losses, largerNetwork(), longRegression(100_000), longRegression(2)].find(
    ({ name }) => name === which,
  );
  if (!loss) throw new Error(`No loss ${which}.`);
  const { text, csv } = documentFor(loss);
  const options = { data: { path: 'bench.csv', text: csv } };
  // As in the editor, where a text is checked for problems before anyone runs it.
  if (process.argv[3] === 'checked') readDocument(text, options);
  const start = process.cpuUsage();
  const { program } = readDocument(text, options);
  const read = since(start);
  if (!program) throw new Error(`${which} does not read.`);
  const beforeCompile = process.cpuUsage();
  const objective = compileObjective(program);
  const compile = since(beforeCompile);
  const w = Float64Array.from(loss.start);
  objective.lossAndGradient(w, new Float64Array(w.length), null);
  console.log([since(start), read, compile].join(' '));
}
