// The eigenvalues of a symmetric matrix, in turns: a library's decomposition is one piece, which held the extension host for 100 ms at 100 parameters. Knows no objectives.

/** An entry beside the diagonal that is less than this share of its neighbours is zero. */
const NEGLIGIBLE = 2 ** -52;
/** So is what would soon underflow when squared: the largest entry is about 1 by then. */
const TINY = 2 ** -100;
/** Two or three steps find an eigenvalue. */
const MOST_STEPS = 60;

/**
 * The eigenvalues in ascending order, each to about 1e-15 of the largest; all NaN where an entry is not finite or, which no
 * matrix is known to do, they do not settle. Yields between
 * reflections and between eigenvalues. Golub and Van Loan, Matrix Computations: Householder's tridiagonal form (8.3.1), then
 * implicit QR steps with Wilkinson's shift (8.3.2).
 * @param matrix n rows of n; only read
 */
export function* eigenvaluesInTurn(
  matrix: readonly Float64Array[],
): Generator<void, readonly number[]> {
  if (matrix.some(row => !row.every(Number.isFinite))) return matrix.map(() => NaN);
  const biggest = Math.max(0, ...matrix.map(row => Math.max(...row.map(Math.abs))));
  // Between -2 and 2 no square overflows, and a power of two changes no digit.
  const scale = biggest === 0 ? 1 : 2 ** Math.floor(Math.log2(biggest));
  const a = matrix.map(row => row.map(entry => entry / scale));
  const { diagonal, beside } = yield* tridiagonal(a);
  for (let last = a.length - 1, steps = 0; last > 0;) {
    let first = last;
    while (first > 0 && !negligible(diagonal, beside, first - 1)) first -= 1;
    if (steps === MOST_STEPS) return matrix.map(() => NaN);
    if (last - first > 1) {
      stepQr(diagonal, beside, first, last);
      steps += 1;
    } else {
      if (last > first) solvePair(diagonal, beside, first);
      last = first - 1;
      steps = 0;
      yield;
    }
  }
  return [...diagonal].map(value => value * scale).sort((x, y) => x - y);
}

interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** Entry k stands beside k and k + 1. */
  readonly beside: Float64Array;
}

/** Reflects the space, an axis at a time, until only the diagonal and its neighbours are left; overwrites `a`. */
function* tridiagonal(a: readonly Float64Array[]): Generator<void, Tridiagonal> {
  const n = a.length;
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(n);
  for (let k = 0; k < n - 1; k++) {
    diagonal[k] = at(row(a, k), k);
    beside[k] = k < n - 2 ? reflect(a, k) : at(row(a, k), k + 1);
    yield;
  }
  if (n > 0) diagonal[n - 1] = at(row(a, n - 1), n - 1);
  return { diagonal, beside };
}

/** A − v·wᵀ − w·vᵀ on the rows and columns below k, so that row k keeps one entry beside the diagonal; returns that entry. */
function reflect(a: readonly Float64Array[], k: number): number {
  const v = row(a, k).slice(k + 1);
  const norm = Math.hypot(...v);
  if (norm <= TINY) return 0;
  const left = at(v, 0) > 0 ? -norm : norm;
  v[0] = at(v, 0) - left;
  // (v·v) / 2, without its cancellation.
  const half = -left * v[0];
  const w = v.map((_, i) => dot(row(a, k + 1 + i), v, k + 1) / half);
  const share = dot(w, v, 0) / (2 * half);
  for (let i = 0; i < w.length; i++) w[i] = at(w, i) - share * at(v, i);
  for (let i = 0; i < v.length; i++) {
    const below = row(a, k + 1 + i);
    const [vi, wi] = [at(v, i), at(w, i)];
    for (let j = 0; j < v.length; j++)
      below[k + 1 + j] = at(below, k + 1 + j) - vi * at(w, j) - wi * at(v, j);
  }
  return left;
}

function dot(entries: Float64Array, v: Float64Array, from: number): number {
  let sum = 0;
  for (let j = 0; j < v.length; j++) sum += at(entries, from + j) * at(v, j);
  return sum;
}

function negligible(diagonal: Float64Array, beside: Float64Array, k: number): boolean {
  const size = Math.abs(at(beside, k));
  return (
    size <= TINY || size <= NEGLIGIBLE * (Math.abs(at(diagonal, k)) + Math.abs(at(diagonal, k + 1)))
  );
}

/** Two by two: the mean of the diagonal, more and less the radius of Mohr's circle. */
function solvePair(diagonal: Float64Array, beside: Float64Array, k: number): void {
  const mean = (at(diagonal, k) + at(diagonal, k + 1)) / 2;
  const radius = Math.hypot((at(diagonal, k) - at(diagonal, k + 1)) / 2, at(beside, k));
  diagonal[k] = mean - radius;
  diagonal[k + 1] = mean + radius;
}

/** One step on the block from `first` to `last`: rotations chase the entry that the shift raises down and out. */
function stepQr(diagonal: Float64Array, beside: Float64Array, first: number, last: number): void {
  const end = at(beside, last - 1);
  const apart = (at(diagonal, last - 1) - at(diagonal, last)) / 2;
  const sign = apart < 0 ? -1 : 1;
  let x =
    at(diagonal, first) -
    at(diagonal, last) +
    (end * end) / (apart + sign * Math.hypot(apart, end));
  let z = at(beside, first);
  for (let k = first; k < last; k++) {
    const r = Math.hypot(x, z);
    const [cos, sin] = r === 0 ? [1, 0] : [x / r, -z / r];
    if (k > first) beside[k - 1] = r;
    const [upper, lower, between] = [at(diagonal, k), at(diagonal, k + 1), at(beside, k)];
    diagonal[k] = cos * cos * upper - 2 * cos * sin * between + sin * sin * lower;
    diagonal[k + 1] = sin * sin * upper + 2 * cos * sin * between + cos * cos * lower;
    x = cos * sin * (upper - lower) + (cos * cos - sin * sin) * between;
    beside[k] = x;
    if (k + 1 === last) return;
    z = -sin * at(beside, k + 1);
    beside[k + 1] = cos * at(beside, k + 1);
  }
}

const at = (entries: Float64Array, i: number): number => entries[i] ?? NaN;

const row = (a: readonly Float64Array[], i: number): Float64Array => a[i] ?? none;
const none = new Float64Array(0);
