// The thread from typed text to a result: the command, the panel beside the editor, and the numbers.
import * as vscode from 'vscode';
import { equal, ok } from './expect';
import { closeAll, descent, nextResult, panelTabs, run, type, until } from './support';

describe('Descent: Run', () => {
  afterEach(closeAll);

  it('opens the panel beside the editor and leaves the keyboard there', async () => {
    const { document } = await type('(x - 3)^2');
    await run(document);
    const tab = await until('a panel with its title', () =>
      panelTabs().find(({ label }) => label === `Descent: ${document.uri.path}`),
    );
    equal(tab.group.viewColumn, vscode.ViewColumn.Two, 'column');
    equal(vscode.window.activeTextEditor?.document.uri.path, document.uri.path, 'active editor');
    equal(vscode.window.tabGroups.activeTabGroup.viewColumn, 1, 'active column');
  });

  it('descends (x - 3)^2 by exactly the iterates of gradient descent', async () => {
    const { document } = await type('---\nstart: {x: 2}\nalpha: 0.1\nsteps: 20\n---\n(x - 3)^2\n');
    const { runs, gradient } = await run(document);
    equal(gradient[0]?.text.replaceAll(' ', ''), '2*(x-3)', 'derivative');
    const expected = [2];
    for (let t = 0; t < 20; t++) expected.push(expected[t]! - 0.1 * (2 * (expected[t]! - 3)));
    const [x] = runs[0]!.points.w;
    ok(x, 'no path');
    const worst = Math.max(...expected.map((value, t) => Math.abs(value - (x[t] ?? NaN))));
    ok(worst < 1e-15, `differs by ${worst}`);
  });

  it('uses the panel of the document again, in the column it stands in', async () => {
    const { document } = await type('x^2');
    const first = await run(document);
    await vscode.commands.executeCommand('descent.run');
    await nextResult(document, first.id);
    await until('one panel', () => panelTabs().length === 1);
    const { panels } = await descent();
    equal(panels.size, 1, 'panels');
  });

  it('gives each document a panel of its own, in one column', async () => {
    const one = await type('x^2');
    await run(one.document);
    const two = await type('x^2 + y^2');
    await run(two.document);
    const tabs = await until('two panels', () => panelTabs().length === 2 && panelTabs());
    equal(new Set(tabs.map(({ group }) => group.viewColumn)).size, 1, 'columns');
  });

  it('opens empty where there is no editor', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('descent.run');
    await until('a panel', () => panelTabs().length === 1);
    equal(panelTabs()[0]?.label, 'Descent', 'title');
  });

  it('runs the loss in sight where an empty panel has the keyboard', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('descent.run');
    const { document } = await type('(x - 3)^2');
    await vscode.commands.executeCommand('workbench.action.moveEditorToNextGroup');
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await until('no text in front', () => vscode.window.activeTextEditor === undefined);
    equal(panelTabs().length, 1, 'panels');
    await vscode.commands.executeCommand('descent.run');
    await nextResult(document);
    await until('the title', () => panelTabs()[0]?.label.startsWith('Descent: '));
    equal(panelTabs().length, 1, 'panels: the empty one is used');
  });

  it('puts its example into the empty editor and draws it', async () => {
    const { document } = await type('');
    await vscode.commands.executeCommand('descent.run');
    await vscode.commands.executeCommand('descent.insertExample');
    ok(document.getText().includes('100*(y - x^2)^2'), 'the example is not in the document');
    const { parameters } = await nextResult(document);
    equal(
      parameters.map(({ name }) => name),
      ['x', 'y'],
      'parameters',
    );
  });

  it('answers the page: a step, rows of the table, the losses on a grid', async () => {
    const { document } = await type('---\nstart: {x: 2}\nalpha: 0.1\nsteps: 20\n---\n(x - 3)^2\n');
    const result = await run(document);
    const { panels } = await descent();
    const experiment = panels.of(document)?.experiment;
    ok(experiment, 'no experiment');
    const answers: Record<string, unknown> = {};
    const listening = experiment.onMessage(message => (answers[message.kind] = message));
    const about = { result: result.id, run: result.runs[0]!.id };
    await experiment.answer({ kind: 'step', ...about, step: 1 });
    await experiment.answer({ kind: 'rows', ...about, from: 5, count: 3 });
    const map = {
      request: 1,
      purpose: 'map',
      axes: [0],
      x: [0, 6],
      y: [0, 1],
      nx: 7,
      ny: 1,
      at: [2],
    } as const;
    await experiment.answer({ kind: 'map', result: result.id, map });
    listening.dispose();
    const { detail } = answers.step as { detail: { after: Float64Array } };
    equal([...detail.after], [2 - 0.1 * (2 * (2 - 3))], 'after step 1');
    const { values, total } = answers.rows as { values: Float64Array[]; total: number };
    equal([total, ...values[0]!], [21, 5, 6, 7], 'rows');
    const { z } = answers.map as { z: Float64Array };
    equal([...z], [9, 4, 1, 0, 1, 4, 9], 'losses');
  });
});
