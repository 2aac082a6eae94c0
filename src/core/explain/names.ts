// How names are set: Greek letters, subscripts, hats. Knows spelling only, not what a name stands for.

export const greek = [
  'alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa', 'lambda', 'mu', 'nu', 'xi',
  'pi', 'rho', 'sigma', 'tau', 'upsilon', 'phi', 'chi', 'psi', 'omega',
  'Gamma', 'Delta', 'Theta', 'Lambda', 'Xi', 'Pi', 'Sigma', 'Upsilon', 'Phi', 'Psi', 'Omega',
]; // prettier-ignore

/** Greek letters as typed, to their TeX names. */
const greekCharacters: Readonly<Record<string, string>> = {
  α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'varepsilon', ϵ: 'epsilon', ζ: 'zeta', η: 'eta', θ: 'theta', ι: 'iota',
  κ: 'kappa', λ: 'lambda', μ: 'mu', ν: 'nu', ξ: 'xi', π: 'pi', ρ: 'rho', σ: 'sigma', τ: 'tau', υ: 'upsilon', φ: 'phi',
  χ: 'chi', ψ: 'psi', ω: 'omega', Γ: 'Gamma', Δ: 'Delta', Θ: 'Theta', Λ: 'Lambda', Ξ: 'Xi', Π: 'Pi', Σ: 'Sigma',
  Φ: 'Phi', Ψ: 'Psi', Ω: 'Omega',
}; // prettier-ignore

const accents: Readonly<Record<string, string>> = {
  hat: '\\hat',
  bar: '\\bar',
  tilde: '\\tilde',
  dot: '\\dot',
};

/** Combining marks, as a letter such as ŷ is made of. */
const marks: Readonly<Record<string, string>> = {
  '\u0302': '\\hat',
  '\u0303': '\\tilde',
  '\u0304': '\\bar',
  '\u0307': '\\dot',
};

/** Whether a name is a Greek letter, perhaps with an index: such factors stand before Latin ones. */
export const isGreek = (name: string): boolean => {
  const letter = name.replace(/_?\d*$/, '');
  return greek.includes(letter) || Object.hasOwn(greekCharacters, letter);
};
/** A letter with a word that is set as its subscript: `vmax`, `munext`. */
const worded = new RegExp(`^(\\p{L}|${greek.join('|')})()(max|min|next)$`, 'u');

/** A letter, Greek or with an accent too, and its index: `w_in`. Under words no word is set small: `slope_of_line` stays one name. */
const indexed = new RegExp(
  `^((?:\\p{L}\\p{M}?|${greek.join('|')})(?:hat|bar|tilde|dot)?)(_)([^_]+)$`,
  'u',
);

/**
 * A name as LaTeX: `b0` is `b_{0}`, `theta_0` `\theta_{0}`, `yhat` `\hat{y}`, `SSE` `\mathrm{SSE}`.
 * @param index a further subscript, such as the row's `i`
 */
export function nameLatex(name: string, index?: string): string {
  const [, head = name, , subscript = ''] =
    worded.exec(name) ?? indexed.exec(name) ?? /^(.*?)(_?)([0-9]*)$/u.exec(name) ?? [];
  const [, stem = head, accent] = /^(.+)(hat|bar|tilde|dot)$/u.exec(head) ?? [];
  const letter =
    accent === undefined ? letterLatex(head) : `${accents[accent] ?? ''}{${letterLatex(stem)}}`;
  const subscripts = [
    ...(subscript === '' ? [] : [/^[0-9]+$/.test(subscript) ? subscript : letterLatex(subscript)]),
    ...(index === undefined ? [] : [index]),
  ];
  return subscripts.length === 0 ? letter : `${letter}_{${subscripts.join(',')}}`;
}

/** A name in a sentence: `b0` is b₀, `theta_1` θ₁, `mu` μ; any other stays as it is typed. */
export function nameText(name: string): string {
  const [, head = name, digits = ''] = /^(.*?)_?([0-9]*)$/u.exec(name) ?? [];
  const letter = Object.entries(greekCharacters).find(([, word]) => word === head)?.[0] ?? head;
  const below = digits.replace(/[0-9]/g, digit => String.fromCodePoint(0x2080 + Number(digit)));
  return letter === '' ? name : `${letter}${below}`;
}

function letterLatex(name: string): string {
  const character = greekCharacters[name];
  if (character !== undefined) return `\\${character}`;
  if (name === 'epsilon') return '\\varepsilon';
  if (greek.includes(name)) return `\\${name}`;
  const [base = '', mark = '', more] = Array.from(name.normalize('NFD'));
  const accent = more === undefined ? marks[mark] : undefined;
  if (accent !== undefined) return `${accent}{${letterLatex(base)}}`;
  if (/^[A-Za-z]$/.test(name)) return name;
  return `\\mathrm{${Array.from(name, escaped).join('')}}`;
}

/** What stands for a character that TeX would read as a command; none of these but `_` can be in a name of a document. */
const spelled: Readonly<Record<string, string>> = {
  '\\': '\\backslash ',
  '^': '\\wedge ',
  '~': '\\sim ',
};

/** A character inside \mathrm that is nothing but itself. */
function escaped(character: string): string {
  if (/[_$#%&{}]/.test(character)) return `\\${character}`;
  const letter = greekCharacters[character];
  return letter === undefined ? (spelled[character] ?? character) : `{\\${letter}}`;
}
