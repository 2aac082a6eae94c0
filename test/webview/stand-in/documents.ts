// The documents that the stand-in shows by name: those of the design's pictures, and the states that are hard to look at otherwise.

const rosenbrock = (settings: string): string => `---
start: {x: -1.2, y: 1}
${settings}
---
(1 - x)^2 + 100*(y - x^2)^2
`;

const points = `data:
  x: [0.2, 0.5, 0.9, 1.3, 1.6, 2, 2.3, 2.7, 3, 3.4, 3.7, 4.1]
  y: [1.31, 0.93, 1.77, 1.61, 2.34, 2.2, 2.97, 2.6, 3.36, 3.43, 3.05, 4.01]`;

export const documents: Readonly<Record<string, string>> = {
  rosenbrock: rosenbrock(`optimizers:
  - sgd: {alpha: 0.001, label: Gradient descent}
  - momentum: {alpha: 0.005, label: Momentum}
  - adam: {alpha: 0.2, label: Adam}`),
  race: rosenbrock(`optimizers:
  - sgd: {alpha: 0.004}
  - momentum: {alpha: 0.005}
  - nesterov: {alpha: 0.005}
  - rmsprop: {alpha: 0.02}
  - adam: {alpha: 0.2}`),
  diverged: rosenbrock(`optimizers:
  - sgd: {alpha: 0.007}
  - momentum: {alpha: 0.005}
  - nesterov: {alpha: 0.005}
  - rmsprop: {alpha: 0.02}
  - adam: {alpha: 0.2}`),
  lost: rosenbrock('optimizer: sgd\nalpha: 0.007'),
  long: rosenbrock(`optimizers:
  - sgd: {alpha: 0.001}
  - momentum: {alpha: 0.002}
  - adam: {alpha: 0.02}
steps: 10000`),
  batch: `---
${points}
start: {b0: 3.2, b1: -0.6}
optimizers:
  - sgd: {alpha: 0.1}
  - momentum: {alpha: 0.3}
batch: {size: 3, shuffle: true, seed: 7}
steps: 60
---
yhat = b0 + b1 * x
mean((y - yhat)^2)
`,
  parabola: `---
start: {x: 2}
alpha: 0.2
steps: 20
---
x^2 + sin(3x)/2
`,
  million: `---
start: {x: -1.2, y: 1}
optimizers:
  - adam: {alpha: 0.01}
steps: 1000000
---
(1 - x)^2 + 100*(y - x^2)^2
`,
  network: `---
data:
  x1: [0, 0, 1, 1]
  x2: [0, 1, 0, 1]
  y: [0, 1, 1, 0]
start: {random: 1, seed: 3}
optimizer: adam
alpha: 0.1
steps: 400
---
h1 = tanh(a0 + a1 * x1 + a2 * x2)
h2 = tanh(b0 + b1 * x1 + b2 * x2)
p = sigmoid(c0 + c1 * h1 + c2 * h2)
mean((p - y)^2)
`,
  saddle: `---
start: {x: 1, y: 0}
optimizers:
  - sgd: {alpha: 0.1}
  - adam: {alpha: 0.1}
---
x^2 - y^2 + y^4/4
`,
  three: `---
start: {x: 1, y: -1, z: 2}
optimizers: [sgd, adam]
---
x^2 + 3*y^2 + z^2 + x*y*z/2
`,
  empty: '',
  wrong: '(1 - x)^2 + 100*(y - x^2',
};
