// Makes everything ready that every text needs, in turns of their own while the core is loaded: mathjs makes its parts when it is first asked for them, and V8 compiles a function when it is first called. The first text then takes what the next ones take.

import { tableOf } from './document/data-table';
import { preparing } from './experiment';
import { makingMath } from './mathjs';

const table = 'x,y\n1,0.5\n2,0.25\n3,1\n';
/** A little of what most texts hold. */
const small = `---
# A network of one unit.
data: points.csv
start: {a: 1, b: -0.5}
optimizer: sgd
steps: 10
---
h = tanh(a*x + b)
loss = mean((y - c*h)^2)
`;

export function* makingReady(): Generator<void, void> {
  yield* makingMath();
  yield;
  const data = yield* tableOf(table);
  yield;
  const { objective } = yield* preparing(small, { data: { path: 'points.csv', table: data } });
  if (objective === undefined) throw new Error('The core does not read its own document.');
  yield;
  objective.lossAndGradient(new Float64Array(3), new Float64Array(3), null);
}
