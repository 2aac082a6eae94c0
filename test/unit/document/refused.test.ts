// Every refused construct and trap of LANGUAGE 2: exact range, plain sentence, and the replacement where there is one.

import { expect, test } from 'vitest';
import { readDocument } from '../../../src/core/document/read';
import { nearest } from '../../../src/core/document/words';
import { expectProblems, fixed } from './marked';

const prose: readonly (readonly [marked: string, ...says: readonly string[]])[] = [
  ['‹Hello world how are you›', 'This reads as prose'],
  ['‹This is a sentence about nothing.›', 'This reads as prose'],
  ['x^2 + y^2\n‹Minimise the loss by hand, then check.›', 'This reads as prose'],
  ['# Words in a comment are fine\nx^2'],
  ['theta phi psi'],
  ['slope = 2\nlow = 1\nhigh = x\nslope low high'],
  ['low < mid and mid < high ? x : x^2'],
];

test.each(prose)('prose is told from products of names: %s', (marked, ...says) => {
  expectProblems(marked, ...says);
});

const refused: readonly (readonly [marked: string, says: string, fixed?: string])[] = [
  ['x ‹×› y', 'Write “*” instead of “×”.', 'x * y'],
  ['x‹·›y', 'Write “*” instead of “·”.', 'x*y'],
  ['x‹⋅›y', 'Write “*” instead of “⋅”.'],
  ['x ‹÷› y', 'Write “/” instead of “÷”.'],
  ['x ‹−› y', 'Write “-” instead of “−”.', 'x - y'],
  ['x ‹–› y', 'Write “-” instead of “–”.'],
  ['x‹²›', 'Write “^2” instead of “²”.', 'x^2'],
  ['x‹¹⁰›', 'Write “^10” instead of “¹⁰”.', 'x^10'],
  ['x‹⁻¹›', 'Write “^(-1)” instead of “⁻¹”.', 'x^(-1)'],
  ['x‹₀›^2', 'Write “0” instead of “₀”', 'x0^2'],
  ['‹√x›', 'Write “sqrt(x)” instead of “√x”.', 'sqrt(x)'],
  ['‹√(›x + 1)', 'Write “sqrt(” instead of “√(”.', 'sqrt(x + 1)'],
  ['‹∛2› * x', 'Write “cbrt(2)” instead of “∛2”.'],
  ['x‹**›2', 'Write “^” instead of “**”.', 'x^2'],
  ['‹|x|› + 1', 'Write “abs(x)” instead of “|x|”.', 'abs(x) + 1'],
  ['‹|x - 1|›', 'Write “abs(x - 1)” instead of “|x - 1|”.'],
  ['x ‹≤› 1 ? x : 0', 'Write “<=” instead of “≤”.'],
  ['x > 0 ‹&&› x < 1 ? x : 0', 'Write “and” instead of “&&”.'],
  ['x > 0 ‹||› x < 1 ? x : 0', 'Write “or” instead of “||”.'],
  ['f ‹:=› x^2', 'Write “=” instead of “:=”.'],
  ['‹∑›(x)', 'Write “sum(…)” instead of “∑”'],
  ['x + ‹∞›', 'Write a large number such as 1e300 instead of “∞”.'],
  ['‹[›1, 2]', 'Lists can only stand alone'],
  ['x + ‹[›1, 2]', 'there are no matrices'],
  ['x‹[›1]', 'Single entries can’t be taken out'],
  ['x = [1, 2‹;› 3]\nsum(b*x)', 'there are no matrices'],
  ['x = [‹[›1, 2], [3, 4]]\nsum(b*x)', 'there are no matrices'],
  ['‹"text"›', 'Text such as “"text"” can\'t be used'],
  ['x‹{›1}', 'objects are not part of the language'],
  ['x + 1‹:›3', 'ranges are not part of the language'],
  ['x ‹in› y', '“in” converts units'],
  ['x ‹to› y', '“to” converts units'],
  ['x ‹mod› 2', '“mod” is not part of the language'],
  ['x ‹xor› y', '“xor” is not part of the language'],
  ['x‹!›', '“!” is not part of the language'],
  ["x‹'›", "“'” is not part of the language", 'x'],
  ['x ‹%› 2', '“%” is not part of the language'],
  ['(x ‹=› 2)', 'Write “==” to compare', '(x == 2)'],
  ['a = b ‹=› 2', 'Write “==” to compare'],
  ['sum(x ‹=› 2)', 'Write “==” to compare'],
  ['‹2 x› = 3', 'Only a name such as f'],
  ['‹x^2 + y^2› = 1', 'write “==” to compare'],
  ['‹import›(x)', '“import” is a command of mathjs'],
  ['‹evaluate›(x)', '“evaluate” is a command of mathjs'],
  ['‹parse›(x)', '“parse” is a command of mathjs'],
  ['‹simplify›(x)', '“simplify” is a command of mathjs'],
  ['‹createUnit›(x)', '“createUnit” is a command of mathjs'],
  ['‹constructor› + x', "“constructor” can't be a name here"],
  ['‹__proto__› = 2\nx^2', "“__proto__” can't be a name here"],
  ['x + ‹toString›(x)', "“toString” can't be a name here"],
  ['‹hasOwnProperty›^2', "can't be a name here"],
  ['x‹.›y', '“.” is not part of a name here'],
  ['x ‹??› y', '“??” is not part of the language'],
  ['x ‹<<› 2', 'works on bits'],
  ['‹~›x', 'works on bits'],
  ['x ‹&› y', 'Write “and” instead of “&”.'],
  ['x^2 ‹//› a comment', 'A comment begins with “#”'],
  ['‹$›x^2‹$›', 'Leave out “$”'],
  ['‹\\alpha›^2', 'Write “alpha” without the backslash', 'alpha^2'],
  ['x ‹@› y', 'write out the product'],
  ['x + ‹0x1F›', 'number in another base'],
  ['x + ‹0b1›', 'number in another base'],
  ['x + ‹2e-›y', 'After “2e” digits are missing'],
  ['x + ‹1e999›', 'too large'],
  ['x + ‹NaN›', '“NaN” is not a number'],
  ['x + ‹true›', 'Write 1 instead of “true”.', 'x + 1'],
  ['x + ‹\u200B›y', 'An invisible character stands here', 'x + y'],
  ['x + ‹€›', '“€” is not part of the language'],
  ['x + ‹😀›', '“😀” is not part of the language'],
];

for (const [marked, says, after] of refused) {
  test(`refused: ${marked}`, () => {
    const { text, problems } = expectProblems(marked, says);
    if (after !== undefined) expect(fixed(text, problems[0]!)).toBe(after);
    expect(readDocument(text).program).toBeUndefined();
  });
}

const syntax: readonly (readonly [marked: string, says: string, fixed?: string])[] = [
  ['‹(›x + 1', '“)” is missing', '(x + 1)'],
  ['sum‹(›x + 1', '“)” is missing', 'sum(x + 1)'],
  ['x + 1‹)›', 'This “)” has no “(” before it', 'x + 1'],
  ['x +‹*› y', 'A value is missing between “+” and “*”.'],
  ['‹*›x', 'A value is missing before “*”.'],
  ['x ‹+›', 'A value is missing after “+”.'],
  ['(x + ‹)›', 'A value is missing between “+” and “)”.'],
  ['x + (‹)›', 'A value is missing between “(” and “)”.'],
  ['max(x, ‹)›', 'A value is missing between “,” and “)”.'],
  ['max(‹,› x)', 'A value is missing between “(” and “,”.'],
  ['x^2‹,› y', 'A comma can only stand between the arguments of a function.'],
  ['x + 3‹,›5', 'Write “3.5” with a decimal point', 'x + 3.5'],
  ['(3‹,›5)*x', 'Write “3.5” with a decimal point', '(3.5)*x'],
  ['x 1.2‹.3›', '“1.2.3” is not a number'],
  ['2 ‹3› x', 'An operator is missing between “2” and “3”'],
  ['x^2 ‹3›', 'An operator is missing between “2” and “3”'],
  ['-x ‹3›', 'An operator is missing before “3”; write “*” for a product.'],
  ['x > 0 ? ‹x›', 'The condition’s “:” is missing after this'],
  ['(x > 0 ? x‹)›', 'The condition’s “:” is missing before this “)”'],
  ['x > 0 ? ‹:› 1', 'A value is missing between “?” and “:”.'],
  ['‹f(x, 2)› = x', 'Only a name such as f or a function'],
  ['f ‹=›', 'A formula is missing after “=”.'],
  ['x ‹not› y', 'An operator is missing before “not”.'],
  ['f(x, ‹x›) = x', 'The argument “x” stands twice'],
  ['max(x‹;› y)', '“;” can’t stand inside parentheses', 'max(x, y)'],
  // An unclosed parenthesis does not swallow the definitions after it.
  ['yhat = ‹(›b0 + b1\nz = b0\nz^2', '“)” is missing'],
];

for (const [marked, says, after] of syntax) {
  test(`syntax: ${marked}`, () => {
    const { text, problems } = expectProblems(marked, says);
    if (after !== undefined) expect(fixed(text, problems[0]!)).toBe(after);
  });
}

const traps: readonly (readonly [marked: string, says: string, fixed?: string])[] = [
  ['x^2 + y^2 + ‹xy›', 'for the product write “x * y”', 'x^2 + y^2 + x * y'],
  ['2‹xy› + x + y', 'for the product write “x * y”', '2x * y + x + y'],
  ['b1^2 + x^2 + ‹b1x›', 'for the product write “b1 * x”'],
  ['x + ‹x(y + 1)› + y', '“x” is not a function; this is read as a product', 'x + x * (y + 1) + y'],
  ['‹sin› x + x^2', '“sin” is a function; write “sin(…)”', 'sin(x) + x^2'],
  ['x^2 / ‹2x› + a', 'All of “2x” stands below the “/”', 'x^2 / (2x) + a'],
  ['‹1_000› * x', '“_” can’t group digits', '1000 * x'],
];

for (const [marked, says, after] of traps) {
  test(`trap: ${marked}`, () => {
    const { text, problems, program } = expectProblems(marked, says);
    expect(problems[0]!.severity).toBe('warning');
    expect(program).toBeDefined();
    if (after !== undefined) expect(fixed(text, problems[0]!)).toBe(after);
  });
}

const silent: readonly string[] = [
  'x^2 + y^2 + x*y',
  '1/2 x + x^2',
  '(1/2)x + x^2',
  'a/(2x)',
  'a/2*x^2 + a',
  '---\nstart: {x: 1, y: 1, xy: 1}\n---\nx + y + xy',
  'xy = x*y\nxy + x + y',
  'alpha^2 + beta1^2 + theta_0',
  'sin(x) + sin(y)',
  '(x + 1)(x - 1)',
  'count = 3\nx^2 * count',
  'x = 1 # a comment with × and “quotes” and (\nb*x',
];

for (const text of silent) {
  test(`no trap: ${text}`, () => {
    expect(readDocument(text).problems).toEqual([]);
  });
}

const calls: readonly (readonly [marked: string, says: string])[] = [
  ['‹foo›(x)', 'There is no function “foo”'],
  ['‹sine›(x)', 'There is no function “sine”; did you mean “sin”?'],
  ['‹avg›(x)', 'did you mean “mean”?'],
  ['‹arctan›(x)', 'did you mean “atan”?'],
  ['‹sin(x, y)›', '“sin” takes 1 argument, and 2 stand here.'],
  ['‹sin()› + x', '“sin” takes 1 argument, and none stands here.'],
  ['‹atan2(x)›', '“atan2” takes 2 arguments, and 1 stands here.'],
  ['‹sum(x, y)›', '“sum” takes 1 argument, and 2 stand here; write a + b for a sum of several.'],
  ['f(a, b) = a + b\n‹f(x)›', '“f” takes 2 arguments, and 1 stands here.'],
  ['x + 2^‹x(y + 1)› + y', 'the product could be read in two ways'],
];

for (const [marked, says] of calls) {
  test(`call: ${marked}`, () => {
    expectProblems(marked, says);
  });
}

test('a directive before the settings gets one sentence, and the settings are read', () => {
  const { settings } = expectProblems(
    '‹%YAML 1.2›\n---\nalpha: 0.5\n---\nx^2',
    'Lines that begin with “%” are not part of the settings; remove it.',
  );
  expect(settings.hyperparameters.alpha?.value).toBe(0.5);
});

test('one parameter is told in the singular', () => {
  expectProblems('---\nstart: {‹q›: 1}\n---\nx^2', 'its parameter is x.');
  expectProblems('---\nstart: {‹q›: 1}\n---\nx^2 + y^2', 'its parameters are x, y.');
});

test('short words with a slip find the one that was meant', () => {
  expect(nearest('amda', new Set(['sgd', 'adam', 'lion']).keys())).toBe('adam');
  expect(nearest('sdg', ['sgd', 'adam'])).toBe('sgd');
  expect(nearest('xy', ['x', 'abs'])).toBeUndefined();
  expectProblems('‹sn›(x) + x^2', 'There is no function “sn”; did you mean “sin”?');
});

test('a power between a function and its argument is put behind it', () => {
  const text = 'sin^2(x + (1)) + x^2';
  const { problems } = expectProblems('‹sin›^2(x + (1)) + x^2', 'write “sin(x + (1))^2”.');
  expect(fixed(text, problems[0]!)).toBe('sin(x + (1))^2 + x^2');
});
