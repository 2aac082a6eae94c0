// The functions that generated code may call, by the names it calls them with. Plain numbers in, plain numbers out;
// outside its domain each is NaN. Names begin with $ so that no generated local can meet them.

/** A series term below this share of the sum no longer changes a double. */
const negligible = 1e-17;
/** From here on 1 - erf(x) is summed as a continued fraction; below it the series is exact and short. */
const erfSwitch = 3;

/** x², for arguments too long to write twice. */
const $square = (x: number): number => x * x;
const $cube = (x: number): number => x * x * x;

/** x to a whole power n ≥ 0 by repeated squaring, the same products as the compiler writes out. */
function $power(x: number, n: number): number {
  let result = 1;
  let square = x;
  for (let rest = n; rest > 0; rest >>= 1) {
    if (rest & 1) result *= square;
    square *= square;
  }
  return result;
}

/** The n-th root; real for negative x where n is odd. */
function $nthRoot(x: number, n: number): number {
  if (n === 2) return Math.sqrt(x);
  if (n === 3) return Math.cbrt(x);
  if (x < 0) return n % 2 === 1 || n % 2 === -1 ? -Math.pow(-x, 1 / n) : NaN;
  return Math.pow(x, 1 / n);
}

const $log = (x: number, base: number): number => Math.log(x) / Math.log(base);

/** 1 / (1 + e^-x): the exponent is never positive, so nothing overflows. */
function $sigmoid(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + e) : e / (1 + e);
}

/** log(1 + e^x) = max(x, 0) + log(1 + e^-|x|). */
const $softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** log(e^x1 + e^x2 + …), shifted by the greatest. */
function $logsumexp(...xs: number[]): number {
  const most = Math.max(...xs);
  if (!Number.isFinite(most)) return most;
  let sum = 0;
  for (const x of xs) sum += Math.exp(x - most);
  return most + Math.log(sum);
}

/** log(cosh(x)) = |x| + log(1 + e^-2|x|) - log 2; the compiler puts it where that is written out. */
function $logcosh(x: number): number {
  const size = Math.abs(x);
  return size + Math.log1p(Math.exp(-2 * size)) - Math.LN2;
}

/** sqrt(x² + y²); plain where that can neither overflow nor vanish, which is many times faster than Math.hypot. */
function $hypot2(x: number, y: number): number {
  const square = x * x + y * y;
  return square > 1e-280 && square < 1e300 ? Math.sqrt(square) : Math.hypot(x, y);
}

const $hypot = (...xs: number[]): number => Math.hypot(...xs);

/** x² / 2 up to |x| = delta, straight beyond. */
function $huber(x: number, delta: number): number {
  const size = Math.abs(x);
  return size <= delta ? 0.5 * x * x : delta * (size - 0.5 * delta);
}

/** The error function to full precision: Abramowitz & Stegun 7.1.6 (all terms positive), beyond 3 the fraction 7.1.14. */
function $erf(x: number): number {
  const size = Math.abs(x);
  if (!(size < erfSwitch)) return Math.sign(x) * (1 - erfcTail(size));
  // erf x = 2/√π e^-x² Σ 2^k x^(2k+1) / (1·3·5 … (2k+1))
  let term = x;
  let sum = x;
  for (let k = 1; Math.abs(term) > negligible * Math.abs(sum); k++) {
    term *= (2 * x * x) / (2 * k + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

/** erfc for x ≥ 3: e^-x² / √π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))). */
function erfcTail(x: number): number {
  let fraction = x;
  for (let k = 40; k > 0; k--) fraction = x + k / 2 / fraction;
  return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
}

/** A product in which 0 wins over ∞ and NaN: what a path through a vanishing factor adds to a derivative. */
const $times = (x: number, y: number): number => (x === 0 || y === 0 ? 0 : x * y);

/** A quotient in which a vanishing numerator wins. */
const $over = (x: number, y: number): number => (x === 0 ? 0 : x / y);

/** All of them; generated code gets them as arguments, in this order. */
export const runtime = {
  $square,
  $cube,
  $power,
  $nthRoot,
  $log,
  $sigmoid,
  $softplus,
  $logsumexp,
  $logcosh,
  $hypot2,
  $hypot,
  $huber,
  $erf,
  $times,
  $over,
} as const;

export const runtimeNames: readonly string[] = Object.keys(runtime);
export const runtimeFunctions: readonly unknown[] = Object.values(runtime);
