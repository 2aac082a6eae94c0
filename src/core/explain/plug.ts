// Numbers plugged into a formula: names become their values, and a bracket of simple terms becomes its own value, so that
// `-2 * (1 - x)` reads −2 · 1.611. What is collapsed keeps every digit: the arithmetic that is left gives the exact result.

import { call, children, number } from '../expression';
import { becauseOf, heldCondition } from './because';
import type { Because } from './because';
import type { Call, Expression, NumberLiteral, Reduction } from '../expression';
import { exactNumber, formatNumber, formatSetting, latexNumber, latexSetting } from './numbers';
import { toLatex } from './latex';
import { toText } from './text';

/** Trees larger than this are shown with all their brackets collapsed. */
const MOST_NODES = 120;

/** Conditions larger than this are shown with their two sides' values alone. */
const MOST_IN_CONDITION = 20;

/** The values of one line, for one parameter. */
export interface PlugValues {
  /** The value of a name. */
  readonly value: (name: string) => number;
  /** True for names whose value is a setting (hyperparameters, t …): shown shortest, not with four digits. */
  readonly isSetting: (name: string) => boolean;
  /** The value of any expression over these names. */
  readonly evaluate: (node: Expression) => number;
  /** A reduction written out, by plugging its body in under other values; undefined leaves its value alone. Numbers that it adds and that are settings go into `settings`. */
  readonly reduction?:
    | ((
        node: Reduction,
        plugBody: (values: PlugValues) => Expression,
        settings: Set<number>,
      ) => Expression | undefined)
    | undefined;
}

/** A formula with numbers, in its three spellings. */
export interface Plugged {
  readonly latex: string;
  readonly text: string;
  /** Every digit, in ASCII; text of the language, whose value is the line's result. */
  readonly exact: string;
  /** The conditions that chose the branches the formula has; absent without conditionals. */
  readonly because?: Because | undefined;
}

/** The formula with numbers plugged in. */
export function plugIn(node: Expression, values: PlugValues): Plugged {
  const settings = new Set<number>();
  let plugging = new Plugging(values, settings, false);
  let tree = plugging.plug(node, true);
  if (size(tree) > MOST_NODES) {
    plugging = new Plugging(values, settings, true);
    tree = plugging.plug(node, true);
  }
  if (size(tree) > MOST_NODES) tree = number(values.evaluate(node));
  const spell = (setting: (v: number) => string, plain: (v: number) => string) => (value: number) =>
    // A minus sign may have been drawn out of a setting.
    settings.has(value) || settings.has(-value)
      ? setting(Number(value.toPrecision(4)))
      : plain(value);
  const spelled = (one: Expression): Because => ({
    latex: toLatex(one, { number: spell(latexSetting, latexNumber), inline: true }),
    text: readable(toText(one, { number: spell(formatSetting, formatNumber) })),
    exact: toText(one, { number: exactNumber }),
  });
  return { ...spelled(tree), because: becauseOf(plugging.conditions.map(spelled)) };
}

/** The language's signs as they are printed: `2 * (-3)` becomes 2·(−3). */
export const readable = (text: string): string =>
  text.replace(/ \* /g, '·').replace(/(?<![A-Za-z0-9])-/g, '−');

class Plugging {
  /** With numbers, each as it holds; those within the terms of a reduction, one set per row, are not among them. */
  readonly conditions: Expression[] = [];

  constructor(
    private readonly values: PlugValues,
    private readonly settings: Set<number>,
    private readonly collapseAll: boolean,
  ) {}

  plug(node: Expression, top: boolean): Expression {
    switch (node.kind) {
      case 'number':
        this.settings.add(node.value);
        return node;
      case 'symbol':
        return this.#number(node, node.role === 'constant' || this.values.isSetting(node.name));
      case 'reduction':
        return (
          this.values.reduction?.(
            node,
            values => new Plugging(values, this.settings, this.collapseAll).plug(node.body, false),
            this.settings,
          ) ?? this.#number(node, false)
        );
      case 'evaluation':
        return this.#number(node, false);
      case 'call':
        return this.#call(node, top);
    }
  }

  #call(node: Call, top: boolean): Expression {
    const sum = isSum(node);
    if (sum && !top && !hasOpenPower(node) && (this.collapseAll || terms(node).every(isSimple))) {
      return this.#number(node, isSettingOnly(node, this.values.isSetting));
    }
    if (node.fn === 'conditional') {
      const [condition, yes, no] = node.args;
      if (condition && yes && no) {
        const held = heldCondition(condition, node => this.values.evaluate(node));
        this.conditions.push(this.#condition(held));
        return this.plug(this.values.evaluate(condition) ? yes : no, top);
      }
    }
    return call(
      node.fn,
      node.args.map(arg => this.plug(arg, top && sum)),
    );
  }

  /** A comparison of long formulas is one of their values. */
  #condition(held: Expression): Expression {
    const plugged = this.plug(held, false);
    return held.kind === 'call' && size(plugged) > MOST_IN_CONDITION
      ? call(
          held.fn,
          held.args.map(arg => number(this.values.evaluate(arg))),
        )
      : plugged;
  }

  #number(node: Expression, setting: boolean): NumberLiteral {
    const value = this.values.evaluate(node);
    if (setting) this.settings.add(value);
    return number(value);
  }
}

const isSum = (node: Expression): boolean =>
  node.kind === 'call' && (node.fn === 'add' || node.fn === 'subtract');

/** The terms of a sum, however it is nested. */
function terms(node: Expression): readonly Expression[] {
  return node.kind === 'call' && isSum(node) ? node.args.flatMap(terms) : [node];
}

/** A name, a number, or one operation on such but a root: a bracket of these reads as one number. */
function isSimple(node: Expression): boolean {
  return (
    node.kind !== 'call' || (node.fn !== 'sqrt' && node.args.every(arg => arg.kind !== 'call'))
  );
}

/** A power whose exponent is a name, as in 1 - beta1^t: worth showing. */
function hasOpenPower(node: Expression): boolean {
  if (node.kind === 'call' && node.fn === 'pow' && node.args[1]?.kind !== 'number') return true;
  return children(node).some(hasOpenPower);
}

function isSettingOnly(node: Expression, isSetting: (name: string) => boolean): boolean {
  if (node.kind === 'symbol') return node.role === 'constant' || isSetting(node.name);
  return (
    node.kind !== 'reduction' &&
    node.kind !== 'evaluation' &&
    children(node).every(child => isSettingOnly(child, isSetting))
  );
}

const size = (node: Expression): number =>
  children(node).reduce((sum, child) => sum + size(child), 1);
