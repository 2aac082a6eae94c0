// Small helpers for sentences: the nearest known word, lists in words, quotation marks.

/** Edit distance with transpositions, given up beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(
        (previous[j - 1] ?? 0) + (same ? 0 : 1),
        (previous[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      current.push(best);
    }
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? limit + 1;
}

/** The known word that was probably meant, if one is near enough. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > 40) return undefined;
  const lower = word.toLowerCase();
  const candidates = [...known];
  let best: string | undefined;
  let bestDistance = word.length <= 2 ? 0 : word.length <= 4 ? 1 : 2;
  // A candidate must be nearer than the one before it; equal ones keep the first.
  let found = false;
  for (const candidate of candidates) {
    const d = distance(lower, candidate.toLowerCase(), bestDistance);
    if (d < bestDistance || (d === bestDistance && !found)) {
      best = candidate;
      bestDistance = d;
      found = true;
    }
  }
  return best ?? candidates.find(candidate => isSlip(lower, candidate.toLowerCase()));
}

/** A short word with its letters in disorder (amda for adam), or two letters that want one between them (sn for sin). */
function isSlip(word: string, candidate: string): boolean {
  if (word === '' || !candidate.startsWith(word.charAt(0))) return false;
  const sorted = (text: string): string => Array.from(text).sort().join('');
  if (word.length === 2)
    return /^\p{L}+$/u.test(word) && candidate.length === 3 && candidate.endsWith(word.charAt(1));
  return (word.length === 3 || word.length === 4) && sorted(word) === sorted(candidate);
}

/** `a, b or c`. */
export function oneOf(words: readonly string[]): string {
  if (words.length <= 1) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

/** A word from the text in quotation marks, cut where it is long. */
export function quote(text: string): string {
  // What has no shape of its own is shown by its sign, so that no terminal or panel has to draw it.
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/\p{Cc}/gu, c => (c < ' ' ? String.fromCharCode(0x2400 + c.charCodeAt(0)) : '\uFFFD'))
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '\uFFFD')
    .replace(/(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/g, '\uFFFD');
  return plain.length > 60 ? `“${plain.slice(0, 57)}…”` : `“${plain}”`;
}

/** `1 argument`, `2 arguments`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}
