// What reaches KaTeX is made of a short list of commands, whatever a document is named, labelled or written like: no link, no picture, no HTML, no macro.
import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { nameLatex } from '../../../src/core/explain/names';
import type { ToPage } from '../../../src/shared/protocol';
import { StandInHost } from '../../webview/stand-in/host';
import { everyFile } from './support';

/** Those that load, link, style or define. */
const dangerous =
  /\\(?:href|url|includegraphics|html\w*|[gex]?def|edef|let|(?:re)?newcommand|providecommand|input|include|require|write|catcode|char|unicode|verb|text(?!it\b|bf\b)\w+)(?![a-zA-Z])/;

const commands = ['href', 'url', 'includegraphics', 'htmlClass', 'htmlStyle', 'def', 'verb'];

/** All LaTeX in all that a page is told of a document and of its steps. */
async function latexTold(text: string): Promise<string[]> {
  const told: ToPage[] = [];
  const host = new StandInHost({ name: 'hostile.loss', text }, message => told.push(message));
  await host.receive({ kind: 'ready' });
  for (const message of [...told])
    if (message.kind === 'result')
      for (const { id: run } of message.result.runs)
        await host.receive({ kind: 'step', result: message.result.id, run, step: 1 });
  const found: string[] = [];
  JSON.stringify(told, (key, value: unknown) => {
    if (key === 'latex' && typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}

describe('the LaTeX of a page', () => {
  it.each(commands)('takes \\%s as a name for letters', async command => {
    const label = JSON.stringify(`\\${command}{javascript:alert(1)}{x}`);
    const text = `---\ndata: {${command}: [1, 2], y: [1, 3]}\noptimizers: [{adam: {label: ${label}}}, {momentum: {label: "$\\\\${command}{x}$"}}]\nsteps: 3\n---\n${command}1 = b${command} * ${command}\nmean((y - ${command}1)^2)\n`;
    const all = await latexTold(text);
    expect(all.length).toBeGreaterThan(10);
    for (const latex of all) {
      expect(latex).not.toMatch(dangerous);
      expect(() => katex.renderToString(latex, { trust: false, strict: 'ignore' })).not.toThrow();
    }
    const report = everyFile(text).markdown.split('## Document')[0]!;
    for (const [, formula] of report.matchAll(/\$\$\n([^]*?)\n\$\$/g))
      expect(formula).not.toMatch(dangerous);
  });

  it('spells any string as a name, and typesets it without a link or a picture', () => {
    const piece = fc.constantFrom(...commands.map(word => `\\${word}`), '{', '}', '%', '&', '^', '~', '#1', '$', '_', '\\', 'x', 'λ', '1'); // prettier-ignore
    const name = fc.array(piece, { minLength: 1, maxLength: 8 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(name, fc.string({ minLength: 1, maxLength: 12 })), given => {
        const latex = nameLatex(given);
        expect(latex).not.toMatch(dangerous);
        // Told to trust all, KaTeX still finds nothing to trust.
        const html = katex.renderToString(latex, { trust: true, strict: 'ignore' });
        expect(html).not.toMatch(/<(?:a|img|script)\b|(?:href|src|onerror)=/);
      }),
    );
  });
});
