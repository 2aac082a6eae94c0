// What the playground does while documents, files and settings change around it: it follows, keeps to its text, and says so when it waits.
import * as vscode from 'vscode';
import { equal, ok } from './expect';
import { becomes, gradientOf, isStale, parabola, slow } from './following';
import {
  closeAll,
  descent,
  nextResult,
  panelTabs,
  replaceAll,
  resultOf,
  run,
  sleep,
  told,
  type,
  until,
} from './support';

const problemsOf = (document: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'descent');

describe('While one types', () => {
  afterEach(closeAll);

  it('a slow run is not repeated: the page is told that the text has changed', async () => {
    const { document } = await type(slow);
    const { id } = await run(document);
    await replaceAll(document, slow.replace('- 3', '- 4'));
    await until('“Changed: Run”', () => isStale(document));
    equal((await resultOf(document))?.id, id, 'result');
    await replaceAll(document, slow);
    await until('the text that was run', async () => !(await isStale(document)));
  });

  it('nothing runs where the setting says so, from the moment it does', async () => {
    const { document } = await type(parabola(3));
    const { id } = await run(document);
    const settings = vscode.workspace.getConfiguration('descent');
    await settings.update('liveUpdates', false, vscode.ConfigurationTarget.Workspace);
    try {
      await replaceAll(document, parabola(4));
      await until('“Changed: Run”', () => isStale(document));
      equal((await resultOf(document))?.id, id, 'result');
    } finally {
      await settings.update('liveUpdates', undefined, vscode.ConfigurationTarget.Workspace);
    }
    await replaceAll(document, parabola(5));
    await becomes(document, '2*(x-5)');
  });

  it('the picture comes back with the text that was deleted', async () => {
    const { document } = await type(slow);
    const { id } = await run(document);
    const isEmpty = async (): Promise<boolean> =>
      (await told(document)).some(({ kind }) => kind === 'empty');
    await replaceAll(document, '');
    await until('an empty page', isEmpty);
    await replaceAll(document, slow);
    await until('the picture', async () => !(await isEmpty()));
    equal([(await resultOf(document))?.id, await isStale(document)], [id, false], 'result');
  });

  it('the panel’s controls work on the last right picture while the text is wrong', async () => {
    const { document } = await type(parabola(3));
    const { id } = await run(document);
    await replaceAll(document, `${parabola(3)}+ (`);
    const wrong = async (): Promise<boolean> =>
      (await told(document)).some(
        ({ kind, ...rest }) => kind === 'problem' && 'problem' in rest && rest.problem !== null,
      );
    await until('a problem', wrong);
    const { panels } = await descent();
    await panels.of(document)!.receive({ kind: 'setSteps', steps: 7 });
    const result = await resultOf(document);
    equal([result!.id > id, result!.steps], [true, 7], 'steps');
    ok(await wrong(), 'the problem is forgotten');
  });

  it('several panels follow their own documents', async () => {
    const one = await type(parabola(1));
    await run(one.document);
    const two = await type(parabola(2));
    await run(two.document);
    await until('two panels', () => panelTabs().length === 2);
    await replaceAll(one.document, parabola(3));
    await becomes(one.document, '2*(x-3)');
    equal(await gradientOf(two.document), '2*(x-2)', 'the other');
    await replaceAll(two.document, parabola(4));
    await becomes(two.document, '2*(x-4)');
    equal(await gradientOf(one.document), '2*(x-3)', 'the first');
  });
});

describe('A panel that follows', () => {
  afterEach(closeAll);

  it('shows the document of the active editor from the moment it is told to, and stays with it when pinned', async () => {
    const one = await type(parabola(1));
    await run(one.document);
    const { panels } = await descent();
    const playground = panels.of(one.document)!;
    const two = await type(parabola(2));
    equal(panels.of(two.document), undefined, 'before');
    await playground.receive({ kind: 'follow', following: true });
    await until('the second', () => panels.of(two.document) === playground);
    await vscode.window.showTextDocument(one.document, vscode.ViewColumn.One);
    await until('the first', () => panels.of(one.document) === playground);
    await playground.receive({ kind: 'follow', following: false });
    await vscode.window.showTextDocument(two.document, vscode.ViewColumn.One);
    await sleep(300);
    ok(panels.of(one.document) === playground, 'pinned');
    equal(panels.size, 1, 'panels');
  });
});

describe('Outside .loss', () => {
  afterEach(closeAll);

  it('problems stand in the text that was run, move with it, and go with the panel', async () => {
    const editor = await type('Some (prose.\n\nx^2 + foo(x)\n\nMore (prose.\n', 'plaintext');
    const { document } = editor;
    editor.selection = new vscode.Selection(2, 1, 2, 1);
    await vscode.commands.executeCommand('descent.run');
    const lines = (): number[] => problemsOf(document).map(({ range }) => range.start.line);
    await until('a problem', () => lines().length > 0);
    equal(lines(), [2], 'lines');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'A title\n\n');
    await vscode.workspace.applyEdit(edit);
    await until('the problem two lines lower', () => lines()[0] === 4);
    equal(lines().length, 1, 'problems');
    const { panels } = await descent();
    panels.of(document)!.dispose();
    await until('no problem', () => lines().length === 0);
  });

  it('keeps to its text until the command is run again', async () => {
    const editor = await type('(x - 1)^2\n\n(x - 2)^2\n', 'plaintext');
    editor.selection = new vscode.Selection(0, 1, 0, 1);
    await run(editor.document);
    editor.selection = new vscode.Selection(2, 1, 2, 1);
    await sleep(300);
    equal(await gradientOf(editor.document), '2*(x-1)', 'before');
    const { id } = (await resultOf(editor.document))!;
    const target = [editor.document.uri.toString(), editor.document.getText().indexOf('(x - 2)')];
    await vscode.commands.executeCommand('descent.run', ...target);
    await nextResult(editor.document, id);
    equal(await gradientOf(editor.document), '2*(x-2)', 'after');
  });
});
