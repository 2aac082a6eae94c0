// A page that does not speak: how long it is waited for, what stands in for it, and that this goes when the page comes after all.
import * as vscode from 'vscode';
import { Log } from '../../src/host/log';
import { Panel, viewType } from '../../src/host/panel';
import { equal, ok } from './expect';
import { afterTyping, closeAll, descent, replaceAll, run, sleep, type, until } from './support';

const text = '---\nstart: {x: 2}\noptimizers: [sgd, adam]\nsteps: 3\n---\n(x - 3)^2\n';

const standIns = (): vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === 'descent-result',
    );

async function textInstead(): Promise<vscode.TextDocument> {
  const [tab] = await until('the text', () => standIns().length > 0 && standIns());
  const { uri } = tab!.input as vscode.TabInputText;
  return vscode.workspace.openTextDocument(uri);
}

describe('A page that stays silent', () => {
  afterEach(closeAll);

  it('is given five seconds in sight', async () => {
    const log = new Log();
    const view = vscode.window.createWebviewPanel(viewType, 'Page', vscode.ViewColumn.Two);
    // No script is found there, so this page never speaks.
    const panel = new Panel(view, vscode.Uri.file('/nowhere'), log);
    const began = performance.now();
    let waited = 0;
    panel.onSilent(() => (waited = performance.now() - began));
    await until('the end of patience', () => waited > 0);
    ok(waited >= 4900, `${waited} ms`);
    panel.dispose();
    log.dispose();
  });

  it('is replaced by Markdown that says why, and leaves the keyboard', async () => {
    const { document } = await type(text);
    await run(document);
    const { panels } = await descent();
    panels.of(document)!.fallBack();
    const shown = await textInstead();
    ok(shown.getText().includes('did not answer within five seconds'), shown.getText());
    ok(shown.getText().includes('(x - 3)^2'), shown.getText());
    equal(shown.languageId, 'markdown', 'language');
    equal(vscode.window.activeTextEditor?.document.uri.path, document.uri.path, 'keyboard');
  });

  it('has its text kept up to date, in the tab where it is', async () => {
    const { document } = await type(text);
    const { id } = await run(document);
    const { panels } = await descent();
    panels.of(document)!.fallBack();
    const shown = await textInstead();
    await replaceAll(document, text.replace('- 3', '- 4'));
    await afterTyping(document, id);
    await until('the new text', () => shown.getText().includes('(x - 4)^2'));
    equal(standIns().length, 1, 'tabs');
  });

  it('that comes late takes the place of its text', async () => {
    const { document } = await type(text);
    await run(document);
    const { panels } = await descent();
    panels.of(document)!.fallBack();
    await textInstead();
    await panels.of(document)!.receive({ kind: 'ready' });
    await until('the text is gone', () => standIns().length === 0);
    equal(vscode.window.activeTextEditor?.document.uri.path, document.uri.path, 'keyboard');
  });

  it('does not bring back a text that was closed while one types', async () => {
    const { document } = await type(text);
    const { id } = await run(document);
    const { panels } = await descent();
    panels.of(document)!.fallBack();
    await textInstead();
    await vscode.window.tabGroups.close(standIns());
    await replaceAll(document, text.replace('- 3', '- 4'));
    await afterTyping(document, id);
    await sleep(300);
    equal(standIns().length, 0, 'tabs');
  });

  it('says what to do where there is no loss, or a wrong one', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('descent.run');
    const { panels } = await descent();
    panels.current!.fallBack();
    ok((await textInstead()).getText().includes('Type a loss'), 'no example');
    await closeAll();
    const { document } = await type('x^2 + (');
    await vscode.commands.executeCommand('descent.run');
    const playground = await until('a playground', () => panels.of(document));
    playground.fallBack();
    ok((await textInstead()).getText().includes('Line 1, column'), 'no reason');
  });
});
