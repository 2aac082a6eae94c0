// Phrases of other languages where a name stands: Python's modules, `if … then … else`, `minimize`, sums with an index. Each with what to write instead.

import type { Range } from '../expression';
import { replace, type Fix, type Problems } from './problems';
import { sumFix } from './summand';
import { quote } from './words';

interface Phrase {
  readonly code: string;
  readonly pattern: RegExp;
  readonly message: (found: string, groups: readonly string[], better: string) => string;
  /** What stands for it; undefined where only a sentence helps. */
  readonly text?: (groups: readonly string[]) => string;
  /** An edit that reaches further than what was found. */
  readonly fix?: (text: string, found: Range, to: number) => Fix | undefined;
}

/** What NumPy, PyTorch and JavaScript call a function of the language. */
const pythonNames: ReadonlyMap<string, string> = new Map([
  ['maximum', 'max'], ['minimum', 'min'], ['amax', 'max'], ['amin', 'min'], ['power', 'pow'], ['absolute', 'abs'], ['fabs', 'abs'],
  ['arcsin', 'asin'], ['arccos', 'acos'], ['arctan', 'atan'], ['arctan2', 'atan2'], ['arcsinh', 'asinh'], ['arccosh', 'acosh'],
  ['arctanh', 'atanh'], ['average', 'mean'], ['expit', 'sigmoid'], ['PI', 'pi'], ['E', 'e'],
]); // prettier-ignore

const instead = (found: string, _: readonly string[], better: string): string =>
  `Write ${quote(better)} instead of ${quote(found)}.`;
const leaveOut = (found: string): string => `Leave out ${quote(found.trim())}`;
const condition = 'A condition is written “c ? a : b”, as in x > 0 ? x : -x.';
const conditionFix = (found: string, _: readonly string[], better: string): string =>
  `Write ${quote(better)} instead of ${quote(found.trim())}.`;

const phrases: readonly Phrase[] = [
  {
    code: 'other-language',
    pattern: /(?:np|numpy|torch|tf|jnp|math|Math|scipy|F|nn)((?:\.[A-Za-z_]\w*)+)/y,
    message: instead,
    text: ([path = '']) => {
      const last = path.split('.').at(-1) ?? '';
      return pythonNames.get(last) ?? last;
    },
  },
  {
    code: 'other-language',
    pattern:
      /([\p{L}_][\p{L}\p{N}_]*)\.(sum|mean|min|max|std|var|norm|abs|exp|log|sqrt|square|tanh|sigmoid|relu)\(\)/uy,
    message: instead,
    text: ([name = '', fn = '']) => `${fn}(${name})`,
  },
  {
    code: 'refused-transpose',
    pattern: /([\p{L}_][\p{L}\p{N}_]*)\.T\b/uy,
    message: found => `${quote(found)}: a row’s values need no transpose; leave out “.T”.`,
    text: ([name = '']) => name,
  },
  {
    code: 'other-language',
    pattern: /(?:if|iif|ifelse|IF|where)\(([^,()\n\r]+),([^,()\n\r]+),([^,()\n\r]+)\)/y,
    message: conditionFix,
    text: ([c = '', a = '', b = '']) => `(${c.trim()} ? ${a.trim()} : ${b.trim()})`,
  },
  {
    code: 'other-language',
    pattern:
      /if\b[ \t]*([^\n\r#]+?)[ \t]*(?:\bthen\b|:)[ \t]*([^\n\r#]+?)[ \t]*,?[ \t]*\b(?:else|otherwise)\b[ \t]*:?[ \t]*([^\n\r#;]+)/y,
    message: conditionFix,
    text: ([c = '', a = '', b = '']) => `${c} ? ${a} : ${b.trimEnd()}`,
  },
  // Python's `a if c else b`, whose first part stands before this.
  {
    code: 'other-language',
    pattern: /if\b(?:[^\n\r#]*\belse\b[^\n\r#]*)?/y,
    message: () => condition,
  },
  {
    code: 'other-language',
    pattern: /(?:then|else|elif|otherwise)\b[^\n\r#]*/y,
    message: () => condition,
  },
  {
    code: 'other-language',
    pattern: /(?:maximi[sz]e|argmax(?:_\w+)?|arg[ \t]+max(?:_\w+)?)\b[ \t]*:?[ \t]*([^\n\r#;=]+)/y,
    message: (found, [body = '']) =>
      `Write ${quote(`-(${body.trimEnd()})`)} instead of ${quote(found.trimEnd())}: the loss is what is made small.`,
    text: ([body = '']) => `-(${body.trimEnd()})`,
  },
  {
    code: 'other-language',
    pattern:
      /(?:(?:minimi[sz]e|argmin(?:_(?:\{[^{}\n\r]*\}|\w+))?|arg[ \t]+min(?:_(?:\{[^{}\n\r]*\}|\w+))?)\b:?|min_\{[^{}\n\r]*\}|min_\w+(?=[ \t]+[({\p{L}]))[ \t]*(?=[^\s=;)])/uy,
    message: found =>
      `${leaveOut(found)}: the loss stands alone, and Descent looks for its minimum.`,
    text: () => '',
  },
  {
    code: 'row-index',
    pattern:
      /(?:(?:sum|Sum|SUM|Σ)_(?:\{[^{}\n\r]*\}|\([^()\n\r]*\)|[ijkn](?:=\w+)?(?!\w))|Σ[ᵢⱼ₀-₉]+)(?:[ \t]*\^(?:\{[^{}\n\r]*\}|\([^()\n\r]*\)|\w+))?(?=[ \t]*[-({[|‖\p{L}\p{N}\\])/uy,
    message: found =>
      `Write “sum(…)” instead of ${quote(found)}, with all that is summed in its parentheses: a sum runs over all rows by itself, without an index.`,
    fix: sumFix,
  },
  {
    code: 'latex',
    pattern: /([\p{L}\p{N}_]*_)\{([\p{L}\p{N}_, ]+)\}/uy,
    message: instead,
    text: ([name = '', index = '']) => name + index.replace(/[, ]/g, ''),
  },
  {
    code: 'other-language',
    pattern: /return\b[ \t]*(?=[^\s=;)])/y,
    message: found => `${leaveOut(found)}; the loss stands alone.`,
    text: () => '',
  },
  {
    code: 'other-language',
    pattern:
      /(?:let|const|var|def|double|float)[ \t]+(?=[\p{L}_][\p{L}\p{N}_]*[ \t]*(?:\([^()\n\r]*\))?[ \t]*(?::?=|:))/uy,
    message: found => `${leaveOut(found)}; a definition is “name = …”.`,
    text: () => '',
  },
];

// All that a phrase may begin with; anything else is looked at no further.
const first =
  /^(?:np|numpy|torch|tf|jnp|math|Math|scipy|F|nn|i?if|ifelse|IF|where|then|else|elif|otherwise|arg|return|let|const|var|def|double|float)$|^(?:arg)?(?:max|min)|[_]$|^(?:[Ss]um|SUM|Σ)_|^Σ$/;

/** Tells of a phrase of another language at the name that stands at `at`, and returns its length; 0 where there is none. */
export function refusePhrase(
  text: string,
  at: number,
  name: string,
  to: number,
  problems: Problems,
): number {
  const next = text.charAt(at + name.length);
  if (next !== '.' && !first.test(name)) return 0;
  for (const { code, pattern, message, text: better, fix } of phrases) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found === null || at + found[0].length > to) continue;
    // A phrase that begins with only a part of the name is another name.
    if (found[0].length < name.length) continue;
    const groups = found.slice(1);
    const put = better?.(groups);
    const range = { start: at, end: at + found[0].length };
    problems.error(
      range,
      code,
      message(found[0], groups, put ?? ''),
      put === undefined ? fix?.(text, range, to) : replace(range, put),
    );
    return found[0].length;
  }
  return 0;
}
