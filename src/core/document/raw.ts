// The tree of one statement right after parsing: names are not resolved yet, operators and written calls are told apart.

import type { Range } from '../expression';

export interface RawNumber {
  readonly kind: 'number';
  readonly value: number;
  readonly range: Range;
}

export interface RawName {
  readonly kind: 'name';
  readonly name: string;
  readonly range: Range;
}

/** `+`, `<`, `? :` … by mathjs's names. */
export interface RawOperator {
  readonly kind: 'operator';
  readonly fn: string;
  readonly args: readonly Raw[];
  readonly range: Range;
  /** A product without `*`. */
  readonly implicit: boolean;
}

/** `name(…)`. */
export interface RawApply {
  readonly kind: 'apply';
  readonly name: string;
  readonly nameRange: Range;
  readonly args: readonly Raw[];
  readonly range: Range;
}

export type Raw = RawNumber | RawName | RawOperator | RawApply;

/** The direct children, in the order of the text. */
export const rawChildren = (raw: Raw): readonly Raw[] =>
  raw.kind === 'number' || raw.kind === 'name' ? [] : raw.args;

/** Calls `visit` for every node, parents first, without recursion. */
export function walkRaw(root: Raw, visit: (node: Raw) => void): void {
  const stack: Raw[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    visit(node);
    const below = rawChildren(node);
    for (let i = below.length - 1; i >= 0; i--) {
      const child = below[i];
      if (child !== undefined) stack.push(child);
    }
  }
}
