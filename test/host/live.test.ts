// What the playground does while documents, files and settings change around it: it follows, keeps to its text, and says so when it waits.
import * as vscode from 'vscode';
import { equal, ok } from './expect';
import {
  afterTyping,
  closeAll,
  descent,
  file,
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

const parabola = (at: number): string => `---\nstart: {x: 2}\nsteps: 5\n---\n(x - ${at})^2\n`;
/** Longer than 100 ms on any machine. */
const slow = '---\nstart: {x: 2}\noptimizer: adam\nsteps: 2000000\n---\n(x - 3)^2\n';

async function shown(uri: vscode.Uri, preview = false): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview });
  return document;
}

async function isStale(document: vscode.TextDocument): Promise<boolean> {
  return (await told(document)).some(message => message.kind === 'stale' && message.stale);
}

async function gradientOf(document: vscode.TextDocument): Promise<string | undefined> {
  return (await resultOf(document))?.gradient[0]?.text.replaceAll(' ', '');
}

/** Waits for the gradient; where the last run was slow, as on a busy machine, Run is pressed. */
async function becomes(document: vscode.TextDocument, gradient: string): Promise<void> {
  await until(`the gradient ${gradient}`, async () => {
    if (await isStale(document)) await (await descent()).panels.of(document)?.again('run');
    return (await gradientOf(document)) === gradient;
  });
}

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

describe('When the document', () => {
  afterEach(closeAll);

  it('was opened by a single click, it stays open once it has a panel', async () => {
    const document = await shown(await file('preview.loss', parabola(3)), true);
    const tab = (): vscode.Tab | undefined => vscode.window.tabGroups.all[0]?.activeTab;
    equal(tab()?.isPreview, true, 'before');
    await run(document);
    await until('a tab that stays', () => tab()?.isPreview === false);
  });

  it('is renamed, its panel goes with it', async () => {
    const uri = await file('old.loss', parabola(3));
    const document = await shown(uri);
    await run(document);
    const { panels } = await descent();
    const renamed = vscode.Uri.joinPath(uri, '..', 'new.loss');
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, renamed, { overwrite: true });
    ok(await vscode.workspace.applyEdit(edit), 'not renamed');
    const now = await until('the panel of the new name', () =>
      vscode.workspace.textDocuments.find(
        candidate => candidate.uri.path === renamed.path && panels.of(candidate) !== undefined,
      ),
    );
    await until('its title', () => panelTabs()[0]?.label === 'Descent: new.loss');
    await shown(renamed);
    await replaceAll(now, parabola(4));
    await becomes(now, '2*(x-4)');
    equal(panels.size, 1, 'panels');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('was untitled and is saved under a name, its panel goes with it', async () => {
    const place = await file('named.loss', '');
    await vscode.workspace.fs.delete(place);
    const untitled = await vscode.workspace.openTextDocument(place.with({ scheme: 'untitled' }));
    await vscode.window.showTextDocument(untitled, vscode.ViewColumn.One);
    await replaceAll(untitled, parabola(3));
    await run(untitled);
    const { panels } = await descent();
    const playground = panels.of(untitled)!;
    await playground.receive({ kind: 'setSteps', steps: 7 });
    ok(await untitled.save(), 'not saved');
    await until('the panel of the name', () => playground.uri?.endsWith('/named.loss'));
    await until('its title', () => panelTabs()[0]?.label === 'Descent: named.loss');
    await until('the old document closed', () => untitled.isClosed);
    await sleep(400);
    const named = await shown(place);
    equal((await resultOf(named))?.steps, 7, 'what the panel set');
    equal((await told(named)).filter(({ kind }) => kind === 'empty').length, 0, 'empty pages');
    await replaceAll(named, parabola(4));
    await becomes(named, '2*(x-4)');
    equal(panels.size, 1, 'panels');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is deleted, the picture stays and its controls work; when it comes back, it is followed', async () => {
    const uri = await file('deleted.loss', parabola(3));
    const document = await shown(uri);
    await run(document);
    const { panels } = await descent();
    const playground = panels.of(document)!;
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(uri);
    ok(await vscode.workspace.applyEdit(edit), 'not deleted');
    await until('the document closed', () => document.isClosed);
    await playground.receive({ kind: 'setSteps', steps: 7 });
    equal((await resultOf(document))?.steps, 7, 'steps');
    await file('deleted.loss', parabola(5));
    const again = await shown(uri);
    ok(again !== document, 'the same object');
    await becomes(again, '2*(x-5)');
    await replaceAll(again, parabola(6));
    await becomes(again, '2*(x-6)');
    equal(panels.size, 1, 'panels');
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is gone when the window is loaded again, the panel says so', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('descent.run');
    const { panels } = await descent();
    const playground = panels.current!;
    const gone = (await file('here.loss', '')).with({ path: '/nowhere/gone.loss' });
    await playground.restore({
      id: 'gone',
      spoke: true,
      title: 'Descent: gone.loss',
      uri: gone.toString(),
      fenced: false,
      following: false,
      overrides: {},
    });
    equal(playground.uri, undefined, 'document');
    playground.fallBack();
    await until('the reason', () =>
      vscode.workspace.textDocuments.some(
        candidate =>
          candidate.uri.scheme === 'descent-result' && candidate.getText().includes('gone.loss'),
      ),
    );
  });
});

describe('When the data', () => {
  afterEach(closeAll);

  const regression = '---\ndata: live.csv\nsteps: 5\n---\nmean((y - b * x)^2)\n';

  it('change, only those run again who read them', async () => {
    await file('live.csv', 'x,y\n1,1\n2,3\n');
    const other = await shown(await file('other.loss', slow));
    const { id } = await run(other);
    const document = await shown(await file('regression.loss', regression));
    const first = await run(document);
    await file('live.csv', 'x,y\n1,1\n2,3\n3,5\n');
    const second = await afterTyping(document, first.id);
    equal(second.data?.rows, 3, 'rows');
    await sleep(400);
    equal([(await resultOf(other))?.id, await isStale(other)], [id, false], 'the other');
  });

  it('go and come back, the panel says so and recovers', async () => {
    const uri = await file('live.csv', 'x,y\n1,1\n2,3\n');
    const document = await shown(await file('regression.loss', regression));
    await run(document);
    await vscode.workspace.fs.delete(uri);
    await until('a problem', async () =>
      (await told(document)).some(
        message => message.kind === 'problem' && message.problem?.message.includes('live.csv'),
      ),
    );
    await file('live.csv', 'x,y\n1,1\n2,3\n3,4\n4,5\n');
    await until('four rows', async () => (await resultOf(document))?.data?.rows === 4);
  });
});
