// Which text is the document (LANGUAGE 1), and that every character of it is found again in the editor.

import { expect, test } from 'vitest';
import { excerpt } from '../../../src/core/document/excerpt';

/** `|` marks the cursor, or two of them the selection. */
const rows: readonly (readonly [
  languageId: string,
  marked: string,
  text: string | undefined,
  kind?: string,
])[] = [
  ['loss', '# a\n|x^2\n', '# a\nx^2\n', 'document'],
  ['loss', '|\n\n', '\n\n', 'document'],
  ['plaintext', 'before\n\nx^2 +|\ny^2\n\nafter', 'x^2 +\ny^2\n', 'plain'],
  ['plaintext', 'x^2|', 'x^2', 'plain'],
  ['plaintext', 'a\n|\nb', undefined],
  ['plaintext', '|', undefined],
  ['plaintext', 'take |x^2 + y^2| here', 'x^2 + y^2', 'plain'],
  ['plaintext', 'x^2\n| \n |', undefined],
  ['plaintext', '# Regression\nsum|(x)', '# Regression\nsum(x)', 'plain'],
  ['python', 'import os\n\n# loss: x^2 + |y^2\n# a = 3\n', 'x^2 + y^2\na = 3\n', 'plain'],
  ['python', '# loss: x^2|\nprint(1)\n', 'x^2\n', 'plain'],
  ['javascript', 'const a = 1;\n\n  // loss: x^2 +\n  //   |y^2\n', 'x^2 +\n  y^2\n', 'plain'],
  ['cpp', '// x^2 + y^2|\nint main() {}\n', 'x^2 + y^2\n', 'plain'],
  ['latex', '% f = x^2|\n% + y\n\\begin{x}\n', 'f = x^2\n+ y\n', 'plain'],
  ['lua', '-- x^2|\n', 'x^2\n', 'plain'],
  ['plaintext', '|---\nsteps: 5\n---\nx^2|', '---\nsteps: 5\n---\nx^2', 'plain'],
  ['markdown', 'Words.\n\n```loss\nx^2|\n\ny = 3\n```\nMore.', 'x^2\n\ny = 3\n', 'fenced'],
  ['markdown', '```loss|\nx^2\n```\n', 'x^2\n', 'fenced'],
  ['markdown', '```loss\nx^2\n```|\n', 'x^2\n', 'fenced'],
  ['markdown', '~~~loss\nx^2|\n~~~\n', 'x^2\n', 'fenced'],
  ['markdown', '```loss\nx^2|', 'x^2', 'fenced'],
  ['markdown', '```python\nx = 1\n```\n\n```loss\r\nx^2|\r\n```\r\n', 'x^2\r\n', 'fenced'],
  ['markdown', '```loss\na^2\n```\n\nx^2|\n', 'x^2\n', 'plain'],
  ['markdown', '|```loss\nx^2\n```|', 'x^2\n', 'fenced'],
  ['python', '# ```loss\n# x^2|\n# y = 1\n# ```\n', 'x^2\ny = 1\n', 'fenced'],
  ['markdown', '```loss\n---\nsteps: 5\n---\nx^2|\n```', '---\nsteps: 5\n---\nx^2\n', 'fenced'],
  ['plaintext', 'loss: x^2|', 'x^2', 'plain'],
  ['plaintext', '  loss:   f = x^2|', 'f = x^2', 'plain'],
];

for (const [languageId, marked, text, kind] of rows) {
  test(`${languageId}: ${JSON.stringify(marked)}`, () => {
    const places = [...marked.matchAll(/\|/g)].map(({ index }, i) => index - i);
    const all = marked.replaceAll('|', '');
    const selection = places.length > 1 ? { start: places[0]!, end: places[1]! } : undefined;
    const found = excerpt(all, { languageId, cursor: places.at(-1)!, selection });
    expect(found?.text).toBe(text);
    expect(found?.kind).toBe(kind);
    for (let i = 0; i < (text?.length ?? 0); i++)
      expect(all[found!.locate(i)], `offset ${i}`).toBe(text![i]);
    if (found) expect(found.range.end).toBeLessThanOrEqual(all.length);
  });
}
