// Brackets that grow only where what they hold is tall: about a plain sum they would lift the exponent and push the terms apart. Pure.

/** What makes a line of mathematics taller than its letters. */
const tall = /\\(d?frac|sum|prod|sqrt|begin|min|max|left|right|operatorname)(?![A-Za-z])/;
const innermost = /\\left\(((?:(?!\\left|\\right)[\s\S])*)\\right\)/g;

/** `\left(x\right)` as `(x)`, from the inside out; other brackets and tall contents are left as they are. */
export function lowBrackets(latex: string): string {
  const next = latex.replace(innermost, (whole, inner: string) =>
    tall.test(inner) ? whole : `(${inner})`,
  );
  return next === latex ? latex : lowBrackets(next);
}
