// A label is the one free text of a document. In every file made of the result it stays text: no line of Python, no formula of a spreadsheet, no markup.
import { describe, expect, it } from 'vitest';
import { everyFile } from './support';

const labelled = (label: string): string =>
  `---\noptimizers: [{sgd: {label: ${JSON.stringify(label)}}}, adam]\nsteps: 3\n---\n(x - 3)^2`;

describe('a hostile label', () => {
  it.each(['a\nimport os\nos.abort()', 'a\r\nimport os', 'a\u2028import os', 'a\u0085import os'])(
    'adds no line to a script: %j',
    label => {
      const { numpy, pytorch } = everyFile(labelled(label));
      for (const script of [numpy, pytorch]) {
        // Python ends a line at each of these.
        const lines = script.split(/\r\n|[\n\r\u0085\u2028\u2029\v\f]/);
        expect(lines.filter(line => line.trim().startsWith('import os'))).toEqual([]);
        expect(lines.filter(line => line.includes('import os'))).toHaveLength(2);
      }
    },
  );

  it.each(['=HYPERLINK("http://evil")', '+1+cmd|x', '-1+1', '@SUM(A1)'])(
    'is no formula in a table: %s',
    label => {
      const cells = everyFile(labelled(label)).csv.split('\n').slice(1);
      for (const line of cells) expect(line).not.toMatch(/^"?[=+\-@]/);
    },
  );

  it.each([
    ['an element', '<img src=x onerror=alert(1)>', /(?<!\\)<img/],
    ['the end of a script', '</script><script>alert(1)</script>', /(?<!\\)<\/?script/],
    ['a command', '[run](command:workbench.action.quit)', /(?<!\\)\[run/],
    ['a picture from the net', '![x](http://evil/x.png)', /(?<!\\)\[x/],
    ['a heading', '\n# Heading', /^# Heading/m],
    ['a formula', '$\\href{javascript:alert(1)}{x}$', /(?<!\\)\$\\href/],
    ['the end of a cell', 'a | b', /a (?<!\\)\| b/],
  ])('is no markup in a report: %s', (_, label, markup) => {
    const { markdown } = everyFile(labelled(label));
    // The document itself stands at the end, in a fence.
    expect(markdown.slice(0, markdown.indexOf('## Document'))).not.toMatch(markup);
  });

  it('does not turn the reading direction round', () => {
    const { numpy, markdown } = everyFile(labelled('a\u202eb\u2066c'));
    const [report] = markdown.split('## Document');
    for (const text of [numpy, report!]) expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });

  it('that is nothing but blanks is none', () => {
    expect(everyFile(labelled(' \n\t')).csv).toMatch(/^sgd,0/m);
  });
});
