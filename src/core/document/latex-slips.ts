// LaTeX pasted into a document: a command with its braces, and what to write instead.

import { sumText } from './summand';

/** Commands that stand for a sign or for nothing. */
const signs: ReadonlyMap<string, string> = new Map([
  ['cdot', '*'], ['times', '*'], ['ast', '*'], ['div', '/'], ['le', '<='], ['leq', '<='], ['ge', '>='], ['geq', '>='], ['ne', '!='],
  ['neq', '!='], ['lt', '<'], ['gt', '>'], ['land', 'and'], ['lor', 'or'], ['lnot', 'not'], ['left', ''], ['right', ''], ['big', ''],
  ['Big', ''], ['bigl', ''], ['bigr', ''], ['quad', ' '], ['qquad', ' '], ['displaystyle', ''], ['limits', ''], ['nolimits', ''],
  ['varepsilon', 'epsilon'], ['vartheta', 'theta'], ['varphi', 'phi'], ['arcsin', 'asin'], ['arccos', 'acos'], ['arctan', 'atan'],
  ['lVert', '‖'], ['rVert', '‖'], ['Vert', '‖'], ['lvert', '|'], ['rvert', '|'], ['vert', '|'],
]); // prettier-ignore

/** Commands that only set what stands in their braces. */
const wrappers = new Set([
  'mathrm',
  'mathbf',
  'mathit',
  'boldsymbol',
  'text',
  'textbf',
  'operatorname',
  'mathsf',
  'mathcal',
  'vec',
]);
const accents = new Set(['hat', 'bar', 'tilde', 'dot']);
/** Deeper braces are not looked into. */
const deepest = 20;

interface Group {
  readonly body: string;
  readonly end: number;
}

/** A command at `at`: where it ends and what stands for it. */
export interface Command {
  readonly end: number;
  readonly text: string;
}

/** The LaTeX command whose backslash stands at `at`. */
export function latexCommand(text: string, at: number, to: number, depth = 0): Command {
  const word = /[A-Za-z]*/y;
  word.lastIndex = at + 1;
  const name = word.exec(text.slice(0, to))?.[0] ?? '';
  const end = at + 1 + name.length;
  // `\,`, `\;`, `\!` and the like are spaces; `\|` is a norm’s bar.
  if (name === '' && text.charAt(end) === '|') return { end: end + 1, text: '‖' };
  if (name === '')
    return { end: Math.min(to, /[,;:! ]/.test(text.charAt(end)) ? end + 1 : end), text: '' };
  const sign = signs.get(name);
  if (sign !== undefined) return { end, text: sign };
  const first = group(text, end, to);
  const plain = (part: Group): string =>
    depth < deepest ? plainText(part.body, depth + 1) : part.body;
  if (first !== undefined) {
    if (name === 'frac' || name === 'dfrac' || name === 'tfrac') {
      const second = group(text, first.end, to);
      if (second !== undefined)
        return {
          end: second.end,
          text: fraction(text, at, plain(first), plain(second), second.end),
        };
    }
    if (name === 'sqrt') return { end: first.end, text: `sqrt(${plain(first)})` };
    if (wrappers.has(name)) return { end: first.end, text: plain(first) };
    if (accents.has(name)) return { end: first.end, text: plain(first) + name };
  }
  if (name === 'sum') {
    const limits = /(?:\\(?:no)?limits)?(?:_(?:\{[^{}\n\r]*\}|\w))?(?:\^(?:\{[^{}\n\r]*\}|\w))?/y;
    limits.lastIndex = end;
    return { end: end + (limits.exec(text.slice(0, to))?.[0].length ?? 0), text: 'sum' };
  }
  return { end, text: name };
}

/** A fraction, in parentheses where what stands beside it would take only a part of it. */
function fraction(text: string, at: number, above: string, below: string, end: number): string {
  const put = `${atom(above)}/${atom(below)}`;
  const isNumber = /^[\d.]+\/[\d.]+$/.test(put);
  // Of numbers, a blank keeps the fraction apart: 1/2 x.
  const after = isNumber ? /^(?:[\p{L}_({\\]|[ \t]*[\^\d])/u : /^[ \t]*[\p{L}_({\\\d^]/u;
  const isApart = /^[ \t]*\\(?:cdot|times|right|le|ge|ne|lt|gt|land|lor)/;
  const rest = text.slice(end, end + 100);
  const before = text.slice(Math.max(0, at - 100), at);
  return (after.test(rest) && !isApart.test(rest)) || /[\p{L}\p{N}_)}^/][ \t]*$/u.test(before)
    ? `(${put})`
    : put;
}

const atom = (text: string): string =>
  /^(?:[\p{L}_][\p{L}\p{N}_]*|[\d.]+)$/u.test(text) ? text : `(${text})`;

/** The braces at `at` and what they hold. */
function group(text: string, at: number, to: number): Group | undefined {
  if (text.charAt(at) !== '{') return undefined;
  let depth = 0;
  for (let i = at; i < Math.min(to, at + 500); i++) {
    const c = text.charAt(i);
    if (c === '\n' || c === '\r') return undefined;
    depth += c === '{' ? 1 : c === '}' ? -1 : 0;
    if (depth === 0) return { body: text.slice(at + 1, i), end: i + 1 };
  }
  return undefined;
}

/** A stretch of LaTeX with its commands replaced; braces become parentheses, or a part of a name after “_”. */
function plainText(body: string, depth: number): string {
  let out = '';
  for (let i = 0; i < body.length; i++) {
    const c = body.charAt(i);
    if (c === '\\') {
      const command = latexCommand(body, i, body.length, depth);
      if (command.text === 'sum') {
        const summed = depth < deepest ? sumText(body, command.end) : undefined;
        if (/[\w)]\s*$/.test(out)) out += ' * ';
        // Where it ends can’t be told: the reader must say.
        if (summed === undefined) return `${out}sum(…)`;
        out += `sum(${plainText(summed.inside, depth + 1)})`;
        i = summed.end - 1;
        continue;
      }
      out += command.text;
      i = command.end - 1;
    } else if (c === '{') {
      const found = group(body, i, body.length);
      if (found === undefined) return out + body.slice(i);
      const inner = plainText(found.body, depth);
      out += out.endsWith('_') ? inner : atom(inner);
      i = found.end - 1;
    } else out += c;
  }
  return out;
}
