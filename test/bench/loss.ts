// What a loss of the bench is: as a user types it, as JavaScript written by hand, and as NumPy.

export interface BenchLoss {
  readonly name: string;
  /** The document's body. */
  readonly text: string;
  readonly columns: Readonly<Record<string, Float64Array>>;
  /** In the program's order of parameters. */
  readonly start: readonly number[];
  /** Loss and gradient by hand, fused, as one would write it for speed. */
  readonly hand: (w: Float64Array, g: Float64Array) => number;
  /** Python: a body that computes `f` and `g` (a list) from w; columns are arrays by name, `np` is NumPy, `m` is math. */
  readonly python: string;
}
