// The one place of the core where text becomes a function. All text comes from checked trees: names in it are numbered
// locals, columns c0, c1 … and the functions of runtime.ts; no user text is ever in it.

import { runtimeFunctions, runtimeNames } from './runtime';

/** Values by the names that the source knows them by. */
export type Scope = Readonly<Record<string, unknown>>;

/** `generated` for one type of function, for whoever adds to the source or the scope on the way. */
export type Generate<T> = (source: string, scope?: Scope) => T;

let sources = 0;

/**
 * Runs generated source with the runtime's functions and the given values in scope, and returns what it returns. A counter makes
 * each text unique: V8 shares what it learns among functions of equal text, and none is then fast for its own data.
 */
export function generated<T>(source: string, scope: Scope = {}): T {
  const text = `// ${sources++}\n'use strict';\n${source}`;
  const make = new Function(...runtimeNames, ...Object.keys(scope), text) as (
    ...values: readonly unknown[]
  ) => T;
  return make(...runtimeFunctions, ...Object.values(scope));
}
