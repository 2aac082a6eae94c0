// The derivatives of single functions as numbers, for dual.ts alone. Written from the calculus books, not from functions/.

/** Partials of fn at the arguments, whose value there is at hand. */
export function elementary(fn: string, args: readonly number[], value: number): readonly number[] {
  const many = variadic[fn];
  if (many) return many(args, value);
  const rule = rules[fn];
  if (!rule) return args.map(() => 0);
  return rule(args[0] ?? NaN, args[1] ?? NaN, value, args.length);
}

type Rule = (x: number, y: number, value: number, count: number) => readonly number[];

const rules: Readonly<Record<string, Rule>> = {
  add: () => [1, 1],
  subtract: () => [1, -1],
  multiply: (x, y) => [y, x],
  divide: (_, y, value) => [1 / y, -value / y],
  unaryMinus: () => [-1],
  pow: (x, y, value) => [
    y === 0 ? 0 : y * Math.pow(x, y - 1),
    value === 0 ? 0 : value * Math.log(x),
  ],
  square: x => [2 * x],
  cube: x => [3 * x * x],
  sqrt: (_x, _y, value) => [0.5 / value],
  cbrt: (_x, _y, value) => [1 / (3 * value * value)],
  nthRoot: (x, n, value, count) => {
    const order = count === 1 ? 2 : n;
    return [
      1 / (order * Math.pow(Math.abs(value), order - 1)),
      (-value * Math.log(x)) / (order * order),
    ];
  },
  exp: (_x, _y, value) => [value],
  expm1: (_x, _y, value) => [value + 1],
  log: (x, base, value, count) =>
    count === 1 ? [1 / x] : [1 / (x * Math.log(base)), -value / (base * Math.log(base))],
  ln: x => [1 / x],
  log2: x => [Math.LOG2E / x],
  log10: x => [Math.LOG10E / x],
  log1p: x => [1 / (1 + x)],
  sigmoid: x => [1 / (2 + 2 * Math.cosh(x))],
  softplus: x => [x > 0 ? 1 / (1 + Math.exp(-x)) : 1 - 1 / (1 + Math.exp(x))],
  erf: x => [(2 * Math.exp(-x * x)) / Math.sqrt(Math.PI)],
  sin: x => [Math.cos(x)],
  cos: x => [-Math.sin(x)],
  tan: x => [Math.cos(x) ** -2],
  sec: x => [Math.sin(x) / Math.cos(x) ** 2],
  csc: x => [-Math.cos(x) / Math.sin(x) ** 2],
  cot: x => [-(Math.sin(x) ** -2)],
  asin: x => [1 / Math.sqrt((1 - x) * (1 + x))],
  acos: x => [-1 / Math.sqrt((1 - x) * (1 + x))],
  atan: x => [1 / (1 + x * x)],
  asec: x => [1 / (x * x * Math.sqrt(1 - 1 / (x * x)))],
  acsc: x => [-1 / (x * x * Math.sqrt(1 - 1 / (x * x)))],
  acot: x => [-1 / (1 + x * x)],
  atan2: (y, x) => {
    const length = Math.hypot(x, y);
    return [x / length / length, -y / length / length];
  },
  sinh: x => [Math.cosh(x)],
  cosh: x => [Math.sinh(x)],
  tanh: x => [Math.cosh(x) ** -2],
  sech: (x, _, value) => [-value * Math.tanh(x)],
  csch: (x, _, value) => [-value / Math.tanh(x)],
  coth: x => [-(Math.sinh(x) ** -2)],
  asinh: x => [1 / Math.hypot(x, 1)],
  acosh: x => [1 / Math.sqrt((x - 1) * (x + 1))],
  atanh: x => [1 / ((1 - x) * (1 + x))],
  asech: x => [-1 / (x * Math.sqrt((1 - x) * (1 + x)))],
  acsch: x => [-1 / (Math.abs(x) * Math.hypot(x, 1))],
  acoth: x => [1 / ((1 - x) * (1 + x))],
  abs: x => [Math.sign(x)],
  relu: x => [x > 0 ? 1 : 0],
  huber: (x, delta, _, count) => {
    const bend = count === 1 ? 1 : delta;
    const inside = Math.abs(x) <= bend;
    return [inside ? x : bend * Math.sign(x), inside ? 0 : Math.abs(x) - bend];
  },
};

const variadic: Readonly<
  Record<string, (args: readonly number[], value: number) => readonly number[]>
> = {
  min: shares,
  max: shares,
  hypot: (args, value) => args.map(x => (value === 0 ? 0 : x / value)),
  logsumexp: (args, value) => args.map(x => Math.exp(x - value)),
};

/** Equal extremes share evenly. */
function shares(args: readonly number[], value: number): readonly number[] {
  const attained = args.filter(x => x === value).length;
  return args.map(x => (x === value ? 1 / attained : 0));
}
