// Functions that lectures and libraries name and this language writes out: each with the formula to write instead.

import { quote } from './words';

const formulas: ReadonlyMap<string, string> = new Map([
  ['softmax', 'exp(z1 - logsumexp(z1, z2, …))'],
  ['logsoftmax', 'z1 - logsumexp(z1, z2, …)'],
  ['crossentropy', '-mean(y * log(p) + (1 - y) * log(1 - p))'],
  ['binarycrossentropy', '-mean(y * log(p) + (1 - y) * log(1 - p))'],
  ['bce', '-mean(y * log(p) + (1 - y) * log(1 - p))'],
  ['logit', 'log(p / (1 - p))'],
  ['mse', 'mean((y - yhat)^2)'],
  ['rmse', 'sqrt(mean((y - yhat)^2))'],
  ['mae', 'mean(abs(y - yhat))'],
  ['hinge', 'max(0, 1 - y * yhat)'],
  ['pinball', 'max(q * (y - yhat), (q - 1) * (y - yhat))'],
  ['leakyrelu', 'max(0.01 * x, x)'],
  ['elu', 'x > 0 ? x : exp(x) - 1'],
  ['gelu', 'x / 2 * (1 + erf(x / sqrt(2)))'],
  ['silu', 'x * sigmoid(x)'],
  ['swish', 'x * sigmoid(x)'],
  ['clip', 'min(max(x, low), high)'],
  ['clamp', 'min(max(x, low), high)'],
  ['erfc', '1 - erf(x)'],
  ['dot', 'sum(u * v), or u1 * v1 + u2 * v2'],
  ['normpdf', 'exp(-((x - mu) / s)^2 / 2) / (s * sqrt(2 * pi))'],
]);

/** The formula that a name stands for elsewhere, whatever its capitals and underscores. */
export const knownFormula = (name: string): string | undefined =>
  formulas.get(name.replace(/_/g, '').toLowerCase());

/** `log_2` as the board writes bases: a function of the language for 2, 10 and e, else log with a second argument. */
export function logarithm(name: string): ((argument: string) => string) | undefined {
  const base = /^(?:log|lg|ln)_(\w+)$/.exec(name)?.[1];
  if (base === undefined) return undefined;
  const own = { 2: 'log2', 10: 'log10', e: 'log' }[base];
  return argument => (own === undefined ? `log(${argument}, ${base})` : `${own}(${argument})`);
}

/** What to write for a call of a function that there is not. */
export const formulaSentence = (name: string, formula: string): string =>
  `There is no function ${quote(name)}; write ${formula}.`;
