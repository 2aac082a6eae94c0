// How one row of the table is written: what most functions share is filled in here. Knows no function by name.

import type { FunctionEntry } from './types';

type Given = Pick<FunctionEntry, 'name' | 'meaning' | 'derivative'> &
  Partial<Omit<FunctionEntry, 'code'>> & {
    /** JavaScript for its arguments' atoms; left out: `Math.name(…)`. */
    readonly code?: (...args: string[]) => string;
  };

/** Round brackets: tall ones only about what is more than a line high, as `\left` lifts the exponent behind it. */
export const latexBrackets = (text: string): string =>
  /\\(?:frac|sum|begin|left|dfrac|int|prod)(?![A-Za-z])/.test(text)
    ? `\\left(${text}\\right)`
    : `(${text})`;

/** LaTeX of a call by name: `\tanh(x)` for names TeX knows, `\operatorname{…}` for others. */
export const latexCall =
  (command: string) =>
  (args: readonly string[]): string =>
    command + latexBrackets(args.join(', '));

/** The side of kinks, jumps and poles at x = 0. */
export const signOfFirst = ([x = NaN]: readonly number[]): number => Math.sign(x);

/** A row of the table: one argument `x`, a call of `Math`, NumPy and PyTorch by the same name, unless said otherwise. */
export function entry(given: Given): FunctionEntry {
  const { name, code, parameters = ['x'] } = given;
  return {
    parameters,
    minArguments: parameters.length,
    maxArguments: parameters.length,
    mathjsDerivative: false,
    transcendental: false,
    latex: latexCall(`\\operatorname{${name}}`),
    numpy: args => `np.${name}(${args.join(', ')})`,
    pytorch: args => `torch.${name}(${args.join(', ')})`,
    ...given,
    code: args => (code ? code(...args) : `Math.${name}(${args.join(', ')})`),
  };
}

/** Python spelling of the same expression for NumPy (`np`) and PyTorch (`torch`): `m` is the module's name in the text. */
export function python(
  spell: (m: string, ...args: string[]) => string,
): Pick<FunctionEntry, 'numpy' | 'pytorch'> {
  return { numpy: args => spell('np', ...args), pytorch: args => spell('torch', ...args) };
}

/** Arguments of any shapes one above the other, for PyTorch's reductions along `dim=0`. */
export const torchStack = (args: readonly string[]): string =>
  `torch.stack(torch.broadcast_tensors(${args.join(', ')}))`;
