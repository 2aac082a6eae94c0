// One row of the table of functions: everything that is known of a function, side by side. Types only.

/** A function of the language. All texts use the argument names of `parameters`. */
export interface FunctionEntry {
  readonly name: string;
  /** Argument names as documented, e.g. ['x'] or ['x', 'base']. */
  readonly parameters: readonly string[];
  readonly minArguments: number;
  /** Infinity for min, max, hypot, logsumexp. */
  readonly maxArguments: number;
  /** What an argument left out stands for, as text in the language (`log(x)` is `log(x, e)`). */
  readonly defaults?: Readonly<Record<string, string>> | undefined;
  /** One sentence: what it does. */
  readonly meaning: string;
  /** The partial per argument, as text in the language itself (`cos(x)`); for n-ary functions a rule in code is given instead. */
  readonly derivative: readonly string[] | 'variadic';
  /** True where mathjs's own derivative is right for this function (data/mathjs_derivative_faults.json). */
  readonly mathjsDerivative: boolean;
  /** JavaScript for the arguments' code (already parenthesised atoms). */
  readonly code: (args: readonly string[]) => string;
  /** True if the code calls a transcendental (rows loops of such are unrolled by four). */
  readonly transcendental: boolean;
  /** LaTeX for the arguments' LaTeX, which comes without brackets of its own. */
  readonly latex: (args: readonly string[]) => string;
  readonly numpy: (args: readonly string[]) => string;
  readonly pytorch: (args: readonly string[]) => string;
  /** Where it has no derivative, in words (`x = 0`), and what is used there. */
  readonly kink?: string | undefined;
  /** A number that changes where a kink, a jump or a pole is passed; absent where there is none. */
  readonly side?: ((args: readonly number[], value: number) => number) | undefined;
  /** Where it is real, in words (`x > 0`). */
  readonly domain?: string | undefined;
}
