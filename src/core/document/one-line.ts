// Text that a document names something with, as it may stand in a table, a heading or a comment of another language: one line of visible characters.

/** Longer names are read by nobody. */
const most = 200;

/** Line breaks, control characters and those that reverse the reading direction become blanks. Empty where nothing is left. */
export function oneLine(text: string): string {
  return text
    .replaceAll(/[\s\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, most);
}
