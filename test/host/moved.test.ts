// What the playground does while its document or the data are renamed, saved under a name, deleted and restored around it.
import * as vscode from 'vscode';
import { equal, ok } from './expect';
import { becomes, isStale, parabola, shown, shows, slow } from './following';
import {
  afterTyping,
  closeAll,
  descent,
  file,
  panelTabs,
  replaceAll,
  resultOf,
  run,
  sleep,
  told,
  until,
} from './support';

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
    await shows('four rows', document, async () => (await resultOf(document))?.data?.rows === 4);
  });
});
