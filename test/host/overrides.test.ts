// What the panel sets over a document: listed, reset, written into the text as one edit, cleared by typing.
import * as vscode from 'vscode';
import type { FromPage } from '../../src/shared/protocol';
import { equal, ok } from './expect';
import {
  afterTyping,
  closeAll,
  descent,
  nextResult,
  replaceAll,
  resultOf,
  run,
  type,
  until,
} from './support';

const text = '---\nstart: {x: 2}\noptimizer: adam\nalpha: 0.1\nsteps: 20\n---\n(x - 3)^2\n';

/** As if the page had sent it. */
async function send(document: vscode.TextDocument, message: FromPage): Promise<void> {
  const { panels } = await descent();
  const playground = panels.of(document);
  ok(playground, 'no playground');
  await playground.receive(message);
}

describe('Overrides', () => {
  afterEach(closeAll);

  it('run again at once and are listed with what the document says', async () => {
    const { document } = await type(text);
    const first = await run(document);
    const { id } = first.runs[0]!;
    await send(document, { kind: 'setHyperparameter', run: id, name: 'alpha', value: 0.2 });
    const second = await nextResult(document, first.id);
    equal(
      second.overrides.map(({ label }) => label),
      ['Learning rate of Adam: 0.2 (document: 0.1)'],
      'list',
    );
    equal(second.runs[0]?.hyperparameters.find(({ name }) => name === 'alpha')?.value, 0.2);
    equal(document.getText(), text, 'the text is untouched');
  });

  it('are reset one by one', async () => {
    const { document } = await type(text);
    await run(document);
    await send(document, { kind: 'setSteps', steps: 7 });
    await send(document, { kind: 'setStart', start: [-1] });
    const both = await resultOf(document);
    equal(
      both?.overrides.map(({ key }) => key),
      ['start', 'steps'],
      'keys',
    );
    await send(document, { kind: 'reset', key: 'steps' });
    const one = await resultOf(document);
    equal([one?.steps, one?.start], [20, [-1]], 'left');
    await send(document, { kind: 'reset' });
    equal((await resultOf(document))?.overrides, [], 'list');
  });

  it('are written into the document as one edit, which undo takes back', async () => {
    const { document } = await type(text);
    await run(document);
    await send(document, { kind: 'setSteps', steps: 7 });
    await send(document, { kind: 'setStart', start: [-1] });
    await vscode.commands.executeCommand('descent.writeSettings');
    const written = document.getText();
    ok(/^steps: 7$/m.test(written), written);
    ok(/^start: \{ ?x: -1 ?\}$/m.test(written), written);
    ok(written.endsWith('(x - 3)^2\n'), written);
    const result = await resultOf(document);
    equal([result?.overrides, result?.steps, result?.start], [[], 7, [-1]], 'now');
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), text, 'one undo');
  });

  it('give way to the same setting typed in the document', async () => {
    const { document } = await type(text);
    await run(document);
    await send(document, { kind: 'setSteps', steps: 7 });
    await send(document, { kind: 'setStart', start: [-1] });
    const before = await resultOf(document);
    await replaceAll(document, text.replace('steps: 20', 'steps: 30'));
    const after = await afterTyping(document, before!.id);
    equal([after.steps, after.overrides.map(({ key }) => key)], [30, ['start']], 'left');
  });

  it('add a run, keep the palette slots when one is removed', async () => {
    const { document } = await type('---\noptimizers: [sgd, momentum, adam]\n---\n(x - 3)^2\n');
    const first = await run(document);
    equal(
      first.runs.map(({ slot }) => slot),
      [0, 1, 2],
      'slots',
    );
    await send(document, { kind: 'removeRun', run: first.runs[1]!.id });
    const second = (await resultOf(document))!;
    equal(
      second.runs.map(({ optimizer }) => optimizer),
      ['sgd', 'adam'],
      'left',
    );
    equal(
      second.runs.map(({ slot }) => slot),
      [0, 2],
      'slots',
    );
    equal(
      second.overrides.map(({ label }) => label),
      ['Momentum removed'],
      'list',
    );
  });

  it('keep a pinned run beside the changed one', async () => {
    const { document } = await type(text);
    const first = await run(document);
    const { id } = first.runs[0]!;
    await send(document, { kind: 'pinRun', run: id, pinned: true });
    await send(document, { kind: 'setHyperparameter', run: id, name: 'alpha', value: 0.2 });
    const second = (await resultOf(document))!;
    equal(
      second.runs.map(({ pinned }) => pinned),
      [false, true],
      'pinned',
    );
    equal([...second.runs[1]!.points.loss], [...first.runs[0]!.points.loss], 'its losses');
    await send(document, { kind: 'removeRun', run: second.runs[1]!.id });
    equal((await resultOf(document))?.runs.length, 1, 'runs');
  });
});

describe('A long run', () => {
  afterEach(closeAll);

  it('tells its progress, is cancelled, and goes on', async () => {
    const { document } = await type(
      '---\nsteps: 50000000\nalpha: 0.0001\nstart: {x: -1.2, y: 1}\n---\n(1 - x)^2 + 100*(y - x^2)^2\n',
    );
    void vscode.commands.executeCommand('descent.run');
    const { panels } = await descent();
    const experiment = await until('an experiment', () => panels.of(document)?.experiment);
    let progress = 0;
    const listening = experiment.onMessage(message => {
      if (message.kind === 'progress' && message.progress !== null)
        progress = message.progress.step;
    });
    await until('progress', () => progress > 0);
    await send(document, { kind: 'cancel' });
    const result = await nextResult(document);
    const { verdict, steps } = result.runs[0]!;
    equal(verdict.kind, 'cancelled', 'verdict');
    equal(verdict.action?.message.kind, 'continue', 'action');
    ok(steps > 0 && steps < 50_000_000, `${steps} steps`);
    progress = 0;
    const going = send(document, { kind: 'continue' });
    await until('progress', () => progress > steps);
    listening.dispose();
    await send(document, { kind: 'cancel' });
    await going;
    const later = await nextResult(document, result.id);
    ok(later.runs[0]!.steps > steps, 'it did not go on');
  });
});
