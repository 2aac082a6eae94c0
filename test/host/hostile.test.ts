// Documents and pages that mean harm: what they say stays text, and what is not of the protocol is nothing.
import * as fc from 'fast-check';
import * as vscode from 'vscode';
import { Log } from '../../src/host/log';
import { Panel, viewType } from '../../src/host/panel';
import { plainName } from '../../src/host/save-file';
import type { FromPage } from '../../src/shared/protocol';
import { checkFromPage } from '../../src/shared/validate';
import { equal, ok } from './expect';
import { closeAll, descent, file, resultOf, run, told, type, until } from './support';

const markup = [
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '[run](command:workbench.action.closeWindow)',
  '![x](https://example.org/x.png)',
];

/** Quoted code stays as it is; what is left must hold no markup. */
const unquoted = (text: string): string => text.replaceAll(/```[^]*?```|`[^`\n]*`/g, '');

const isText = (markdown: string, what: string): void => {
  const left = unquoted(markdown);
  ok(!/<\s*[a-z/!]/i.test(left) && !left.includes(']('), `${what} holds markup: ${left}`);
};

function markdownsOf(values: readonly unknown[]): vscode.MarkdownString[] {
  return values.filter(value => value instanceof vscode.MarkdownString);
}

describe('A hostile document', () => {
  before(descent);
  afterEach(closeAll);

  it('shows nothing but text in hovers, lists and problems', async () => {
    const headings = [...markup, '__proto__', 'constructor', 'x', 'y'];
    await file('hostile.csv', `${headings.join(',')}\n${'1,'.repeat(7)}1\n${'2,'.repeat(7)}3\n`);
    const labels = markup.map(label => `{sgd: {label: ${JSON.stringify(label)}}}`).join(', ');
    const text = `---\ndata: hostile.csv\noptimizers: [${labels}]\n---\n# ${markup.join(' ')}\nf(z) = z^2\nmean(f(y - b * x))\n`;
    const uri = await file('hostile.loss', text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    for (let offset = 0; offset < text.length; offset += 3) {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        document.positionAt(offset),
      );
      for (const content of markdownsOf(hovers.flatMap(({ contents }) => contents))) {
        ok(content.isTrusted !== true && content.supportHtml !== true, 'a trusted hover');
        isText(content.value, 'a hover');
      }
    }
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      uri,
      document.positionAt(text.length - 3),
    );
    for (const content of markdownsOf(list.items.map(({ documentation }) => documentation))) {
      ok(content.isTrusted !== true && content.supportHtml !== true, 'a trusted completion');
      isText(content.value, 'a completion');
    }
    const names = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    ok(names.includes('x') && !names.some(name => /[<>()[\]]/.test(name)), names.join());
  });

  it('is a report in which nothing is markup', async () => {
    const labels = markup.map(label => `{sgd: {label: ${JSON.stringify(label)}}}`).join(', ');
    const { document } = await type(`---\noptimizers: [${labels}]\nsteps: 3\n---\nx^2\n`);
    const { runs } = await run(document);
    equal(
      runs.map(({ label }) => label),
      markup,
      'labels',
    );
    const { panels } = await descent();
    const report = await panels.of(document)?.experiment?.file('markdown');
    const escaped = report!.content.replaceAll(/\\[\\`*_[\]<>|#~$]/g, '');
    isText(escaped, 'the report');
  });

  it('reads no file but one below it', async () => {
    for (const path of ['../x.csv', '/etc/passwd', 'a/../../x.csv', 'file:///etc/passwd', 'C:/x']) {
      const { document } = await type(`---\ndata: ${path}\n---\nmean((y - b * x)^2)\n`);
      const found = await until('a problem', () => {
        const [first] = vscode.languages.getDiagnostics(document.uri);
        return first;
      });
      ok(
        /own folder or below|beside the document only/.test(found.message),
        `${path}: ${found.message}`,
      );
    }
  });

  const endless: Readonly<Record<string, string>> = {
    'nested parentheses': `${'('.repeat(5000)}x${')'.repeat(5000)}`,
    'nested powers': `${'x^('.repeat(900)}x${')'.repeat(900)}`,
    'thirty thousand terms': Array.from({ length: 30_000 }, (_, i) => `x${i}`).join(' + '),
    'functions that double': `${Array.from({ length: 60 }, (_, i) => `f${i + 1}(z) = f${i}(z) * f${i}(z + 1)`).join('\n')}\nf0(z) = z\nf60(x)`,
    'a billion steps': '---\nsteps: 999999999\n---\nx^2',
    'nested settings': `---\ndata: ${'['.repeat(2000)}\n---\nx^2`,
    'numbers beyond all numbers': '---\nstart: {x: 1e999}\nalpha: 1e400\n---\nx^2',
  };
  for (const [what, text] of Object.entries(endless)) {
    it(`is told its limit by one sentence: ${what}`, async () => {
      const { document } = await type(text);
      const [problem] = await until('a problem', () => {
        const found = vscode.languages.getDiagnostics(document.uri);
        return found.length > 0 && found;
      });
      ok(problem!.message.length < 500 && /[.!]$/.test(problem!.message), problem!.message);
    });
  }
});

describe('A hostile page', () => {
  afterEach(closeAll);

  it('is heard only where it speaks the protocol', async () => {
    const log = new Log();
    const view = vscode.window.createWebviewPanel(viewType, 'Page', vscode.ViewColumn.Two, {
      enableScripts: true,
    });
    const panel = new Panel(view, vscode.Uri.file('/nowhere'), log);
    const heard: string[] = [];
    panel.onMessage(message => heard.push(JSON.stringify(message)));
    // This page is the stranger's own.
    view.webview.html = `<!DOCTYPE html><script>
      const page = acquireVsCodeApi();
      for (const message of [null, 'run', 7, [], {}, { kind: 'eval' }, { kind: '__proto__' },
        { kind: 'setSteps', steps: 1e300 }, { kind: 'setSteps', steps: NaN }, { kind: 'goTo', line: 0, column: 0 },
        { kind: 'setStart', start: { length: 1e9 } }, { kind: 'step', result: 1, run: {}, step: 1 },
        JSON.parse('{"kind":"run","__proto__":{"kind":"reset"}}'), { kind: 'setSteps', steps: 3, run: () => 0 + '' } ])
        try { page.postMessage(message); } catch { page.postMessage('cannot be sent'); }
      page.postMessage({ kind: 'ready' });
    </script>`;
    await until('the page’s last word', () => heard.includes('{"kind":"ready"}'));
    equal(heard, ['{"kind":"run"}', '{"kind":"ready"}'], 'heard');
    panel.dispose();
    log.dispose();
  });

  it('throws nothing and breaks nothing by any message of the protocol', async () => {
    const { document } = await type(
      '---\ndata: {x: [1, 2, 3], y: [1, 3, 2]}\noptimizers: [sgd, adam]\nsteps: 5\n---\nmean((y - a - b * x)^2)\n',
    );
    const first = await run(document);
    const { panels } = await descent();
    const playground = panels.of(document)!;
    await fc.assert(
      fc.asyncProperty(fc.array(messages(first.id), { maxLength: 6 }), async sent => {
        for (const message of sent) {
          const checked = checkFromPage(message);
          if (checked.ok) await playground.receive(checked.message);
        }
        await playground.receive({ kind: 'cancel' });
      }),
      { numRuns: 60, seed: 7 },
    );
    await playground.receive({ kind: 'reset' });
    const last = await resultOf(document);
    equal(last?.overrides, [], 'overrides');
    equal(last?.runs.filter(({ pinned }) => !pinned).length, 2, 'runs');
    ok(!('polluted' in {}), 'the prototype of all objects');
  });

  it('goes on saying what is wrong when it sets what cannot be run', async () => {
    const { document } = await type('---\nstart: {x: 2}\nsteps: 5\n---\n(x - 3)^2\n');
    const first = await run(document);
    const { panels } = await descent();
    await panels.of(document)!.receive({ kind: 'extend', steps: 1_000_000_000 });
    const problem = (await told(document)).find(({ kind }) => kind === 'problem');
    ok(problem?.kind === 'problem' && problem.problem !== null, 'no problem');
    ok(problem.problem.message.includes('GB of memory'), problem.problem.message);
    equal((await resultOf(document))?.id, first.id, 'the picture stays');
  });

  it('names no folder when it saves', () => {
    const names = {
      '../../.bashrc': 'descent.bashrc',
      '/etc/passwd.png': 'passwd.png',
      'C:\\Windows\\x.svg': 'x.svg',
      '..': 'descent',
      '<img src=x>.csv': 'img src x.csv',
      'valley (2).loss.csv': 'valley (2).loss.csv',
    };
    for (const [name, plain] of Object.entries(names)) equal(plainName(name), plain, name);
    ok(plainName('x'.repeat(100_000)).length < 200, 'length');
  });
});

/** Messages of every kind with whatever a page could put into them: names of other things, huge numbers, prototypes. */
function messages(result: number): fc.Arbitrary<unknown> {
  const name = fc.constantFrom('sgd-0', 'adam-1', 'pinned-1', '__proto__', 'constructor', '', 'x');
  const number = fc.constantFrom(0, 1, 2, -1, 0.5, 1e-300, 1e9, 1e300, NaN, Infinity, 3, 600);
  const count = fc.constantFrom(0, 1, 2, 3, 5, 40, 600, 1000);
  const numbers = fc.array(number, { maxLength: 4 });
  const constants = fc.dictionary(name, number, { maxKeys: 3, noNullPrototype: false });
  const about = fc.constantFrom(result, 0, 1e9);
  const of = (kind: FromPage['kind'], fields: Record<string, fc.Arbitrary<unknown>> = {}) =>
    fc.record({ kind: fc.constant(kind), ...fields });
  return fc.oneof(
    of('ready'),
    of('run'),
    of('cancel'),
    of('continue'),
    of('extend', { steps: count }),
    of('setStart', { start: numbers }),
    of('setSteps', { steps: count }),
    of('setSeed', { seed: number }),
    of('setBatch', {
      batch: fc.record({ size: fc.option(number), shuffle: fc.boolean(), drop: fc.boolean() }),
    }),
    of('setSchedule', {
      schedule: fc.option(
        fc.oneof(
          fc.record({ name: fc.constantFrom('decay', 'constructor', 'step'), constants }),
          fc.record({
            expression: fc.constantFrom('alpha0', 'alert(1)', '((', 'constructor', 'alpha0 * k'),
            constants,
          }),
        ),
      ),
    }),
    of('setHyperparameter', {
      run: name,
      name: fc.oneof(fc.constant('alpha'), name),
      value: number,
    }),
    of('setLabel', { run: name, label: fc.constantFrom(...markup, '', '\n', '__proto__') }),
    of('removeRun', { run: name }),
    of('pinRun', { run: name, pinned: fc.boolean() }),
    of('reset', {
      key: fc.constantFrom(undefined, 'steps', 'runs.removed.99', 'runs.__proto__.x', '__proto__'),
    }),
    of('step', { result: about, run: name, step: number }),
    of('rows', { result: about, run: name, from: number, count }),
    of('map', {
      result: about,
      map: fc.record({
        request: count,
        purpose: fc.constantFrom('map', 'lens'),
        axes: fc.array(fc.constantFrom(0, 1, 7, 1e6), { minLength: 1, maxLength: 2 }),
        x: fc.tuple(number, number),
        y: fc.tuple(number, number),
        nx: fc.constantFrom(2, 9),
        ny: fc.constantFrom(1, 9),
        at: numbers,
        batchOf: fc.option(fc.record({ run: name, step: number }), { nil: undefined }),
      }),
    }),
    of('reach', { result: about, threshold: number }),
  );
}
