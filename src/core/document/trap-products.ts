// Traps in products that are not written: below a “/”, after a power, digit groups. Told with a quick fix.

import { roleOf } from './names';
import type { Fix } from './problems';
import { rawChildren, type Raw } from './raw';
import { isSumSign } from './trap-names';
import type { TrapContext as Context } from './traps';
import { quote } from './words';

const digitGroup = /^_\d[\d_]*$/;

/** Tells of a product without a sign that probably means something else. `index` is its place among its parent’s operands. */
export function tellImplicit(
  node: Extract<Raw, { kind: 'operator' }>,
  parent: Raw | undefined,
  index: number,
  context: Context,
): void {
  if (!node.implicit) return;
  const { text, problems } = context;
  const [left, right] = node.args;
  if (left !== undefined && right !== undefined) {
    tellPowers(left, right, context);
    tellFraction(node, left, right, context);
  }
  if (
    left?.kind === 'number' &&
    right?.kind === 'name' &&
    digitGroup.test(right.name) &&
    left.range.end === right.range.start
  ) {
    const plain = text.slice(left.range.start, right.range.end).replaceAll('_', '');
    problems.warning(
      node.range,
      'digit-groups',
      `“_” can’t group digits: this is ${text.slice(left.range.start, left.range.end)} times a parameter ${quote(right.name)}; write ${plain}.`,
      { title: `Replace with “${plain}”`, edits: [{ range: node.range, text: plain }] },
    );
  }
  if (
    parent?.kind === 'operator' &&
    parent.fn === 'divide' &&
    !parent.implicit &&
    index === 1 &&
    text.charAt(skipBack(text, node.range.start)) !== '(' &&
    // The sum has a sentence of its own, which puts the “*”.
    !(isSumSign('Σ', context) && text.slice(node.range.start, node.range.end).includes('Σ'))
  ) {
    tellBelow(node, parent, context);
  }
}

/** `a/2x`, and `1/(2 m) sum(…)`, where what follows the denominator was hardly meant to stand below. */
function tellBelow(node: Raw, parent: Raw, { text, problems }: Context): void {
  const inside = text.slice(node.range.start, node.range.end);
  const [left, right] = rawChildren(node);
  const apart =
    left !== undefined &&
    right !== undefined &&
    text.slice(left.range.end, right.range.start).search(/[ \t]/) >= 0;
  if (apart && right.kind === 'apply') {
    const between = { start: left.range.end, end: right.range.start };
    // A parenthesis may close between the two.
    const put = `${text.slice(between.start, between.end).trimEnd()} * `;
    const better =
      text.slice(parent.range.start, left.range.end) +
      put +
      text.slice(right.range.start, node.range.end);
    problems.warning(
      node.range,
      'implicit-after-division',
      `All of ${quote(inside)} stands below the “/”; for a product after the division write ${quote(better)}, else “(${inside.length > 60 ? '…' : inside})”.`,
      {
        title: `Write “* ${right.name}(…)” after the division`,
        edits: [{ range: between, text: put }],
      },
    );
    return;
  }
  problems.warning(
    node.range,
    'implicit-after-division',
    `All of ${quote(inside)} stands below the “/”; write “(${inside})” to say so, or “*” for a product after the division.`,
    {
      title: `Write “(${inside})”`,
      edits: [{ range: node.range, text: `(${inside})` }],
    },
  );
}

/** `1/2m`, read as (1/2) * m because both are numbers, where the board has 1/(2m). With a blank, as in `1/2 m`, it says so itself. */
function tellFraction(node: Raw, left: Raw, right: Raw, { text, problems }: Context): void {
  if (left.kind !== 'operator' || left.fn !== 'divide' || left.implicit) return;
  const [, below] = left.args;
  const isPlain = below?.kind === 'number' && left.range.start === node.range.start;
  const rest = text.slice(left.range.end, node.range.end);
  if (!isPlain || /^\s/.test(rest) || /^[^\p{L}_(]/u.test(rest)) return;
  // Half a sum is half a sum everywhere.
  if (right.kind === 'apply' && (right.name === 'sum' || right.name === 'mean')) return;
  const whole = text.slice(node.range.start, node.range.end);
  const above = text.slice(node.range.start, below.range.start);
  const under = text.slice(below.range.start, left.range.end);
  const together = `${above}(${under}${rest})`;
  const apart = `${above}${under} * ${rest}`;
  const all: Fix = {
    title: `Replace with ${quote(together)}`,
    edits: [
      { range: { start: below.range.start, end: node.range.end }, text: `(${under}${rest})` },
    ],
  };
  const half: Fix = {
    title: `Replace with ${quote(apart)}`,
    edits: [{ range: { start: left.range.end, end: left.range.end }, text: ' * ' }],
  };
  problems.warning(
    node.range,
    'implicit-after-division',
    `Only ${quote(under)} stands below the “/” in ${quote(whole)}; write ${quote(together)} for all of it, or ${quote(apart)} for the product.`,
    // Before a parenthesis the fraction is mostly a factor; before a name it is not.
    ...(rest.startsWith('(') ? [half, all] : [all, half]),
  );
}

/** `e^2x`, read as e^2 times x, and `w^T x`, where T would be a parameter. */
function tellPowers(left: Raw, right: Raw, { text, names, args, problems }: Context): void {
  if (left.kind !== 'operator' || left.fn !== 'pow') return;
  const [base, exponent] = left.args;
  if (base === undefined || exponent === undefined) return;
  if (
    exponent.kind === 'name' &&
    exponent.name === 'T' &&
    roleOf('T', names, args) === 'parameter' &&
    !names.startKeys.has('T')
  )
    problems.warning(
      exponent.range,
      'transpose',
      '“T” is a parameter here, and this a power: there is no transpose; write products out, as in w1 * x1 + w2 * x2.',
    );
  const isConstant =
    base.kind === 'number'
      ? base.value !== 10
      : base.kind === 'name' && roleOf(base.name, names, args) === 'constant';
  const isNumber =
    exponent.kind === 'number' ||
    (exponent.kind === 'operator' &&
      exponent.fn === 'unaryMinus' &&
      exponent.args[0]?.kind === 'number');
  if (!isConstant || !isNumber || right.kind !== 'name' || left.range.end !== right.range.start)
    return;
  const range = { start: exponent.range.start, end: right.range.end };
  const whole = text.slice(left.range.start, right.range.end);
  const better = `${text.slice(left.range.start, range.start)}(${text.slice(range.start, range.end)})`;
  problems.warning(
    { start: left.range.start, end: right.range.end },
    'implicit-after-power',
    `Only ${quote(text.slice(exponent.range.start, exponent.range.end))} stands in the exponent of ${quote(whole)}; write ${quote(better)} for all of it, or “*” for the product.`,
    {
      title: `Replace with “${better}”`,
      edits: [{ range, text: `(${text.slice(range.start, range.end)})` }],
    },
  );
}

function skipBack(text: string, from: number): number {
  let at = from - 1;
  while (at > 0 && /\s/.test(text.charAt(at))) at -= 1;
  return at;
}
