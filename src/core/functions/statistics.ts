// Reductions of rows to one number, and min and max, which with more arguments work row by row.
// A reduction is a node of its own in the checked tree; here stand its documentation and its spellings.

import { entry, latexCall, python, torchStack } from './entry';

const reduction = (
  name: string,
  meaning: string,
  latex: (x: string) => string,
  spelling: Partial<ReturnType<typeof python>> = {},
) =>
  entry({
    name,
    meaning,
    derivative: 'variadic',
    code: x => `$${name}(${x})`,
    latex: ([x = '']) => latex(x),
    ...spelling,
  });

/** min and max of more arguments; of one, over the rows. */
const extreme = (name: 'min' | 'max', least: string) =>
  entry({
    name,
    parameters: ['x', 'y'],
    minArguments: 1,
    maxArguments: Infinity,
    meaning: `The ${least} of its arguments, row by row; of one argument, the ${least} of its rows.`,
    derivative: 'variadic',
    kink: 'where the arguments are equal; they share evenly there',
    side: (args, value) => args.indexOf(value),
    code: (...args) => `Math.${name}(${args.join(', ')})`,
    latex: latexCall(`\\${name}`),
    ...python((m, ...args) =>
      args.length === 1
        ? `${m}.${name}(${args[0] ?? ''})`
        : m === 'torch' && args.length > 2
          ? // Pair after pair, three equal arguments would not share evenly.
            `torch.a${name}(${torchStack(args)}, dim=0)`
          : args.reduce((most, x) => `${m}.${name}imum(${most}, ${x})`),
    ),
  });

export const statistics = [
  reduction('sum', 'The sum of x over the rows.', x => `\\sum_{i=1}^{n} ${x}`),
  reduction('mean', 'The mean of x over the rows.', x => `\\frac{1}{n} \\sum_{i=1}^{n} ${x}`),
  extreme('min', 'least'),
  extreme('max', 'greatest'),
  reduction(
    'std',
    'The standard deviation of x over the rows, with n - 1 in the denominator.',
    latexCallOf('\\operatorname{std}'),
    {
      numpy: ([x]) => `np.std(${x ?? ''}, ddof=1)`,
      // torch.std has no gradient where all rows are equal; a length has 0.
      pytorch: ([x]) =>
        `(torch.linalg.vector_norm(${x ?? ''} - torch.mean(${x ?? ''})) / math.sqrt(max(len(${x ?? ''}) - 1, 1)))`,
    },
  ),
  reduction(
    'var',
    'The variance of x over the rows, with n - 1 in the denominator.',
    latexCallOf('\\operatorname{var}'),
    { numpy: ([x]) => `np.var(${x ?? ''}, ddof=1)` },
  ),
  reduction(
    'count',
    'The number of rows.',
    () => 'n',
    python((_, x) => `len(${x})`),
  ),
  reduction(
    'norm',
    'The length of x over the rows, sqrt(sum(x^2)).',
    x => `\\left\\lVert ${x} \\right\\rVert`,
    python((m, x) => `${m}.linalg.norm(${x})`),
  ),
];

function latexCallOf(command: string): (x: string) => string {
  return x => latexCall(command)([x]);
}
