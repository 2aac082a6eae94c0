// What can be taken out of the playground: copied, and saved where the user says.
import * as vscode from 'vscode';
import type { HostFormat } from '../../src/host/experiment/files';
import { equal, ok } from './expect';
import { closeAll, descent, run, type, until } from './support';

const text = '---\nstart: {x: 2}\noptimizers: [sgd, adam]\nsteps: 3\n---\n(x - 3)^2\n';

async function made(document: vscode.TextDocument, format: HostFormat): Promise<string> {
  const { panels } = await descent();
  const file = await panels.of(document)?.experiment?.file(format);
  ok(file, 'no file');
  return file.content;
}

describe('Export', () => {
  afterEach(closeAll);

  it('copies the record, whose numbers are those of the panel', async () => {
    const { document } = await type(text);
    const { runs } = await run(document);
    await vscode.commands.executeCommand('descent.copyJson');
    const record = JSON.parse(await vscode.env.clipboard.readText()) as {
      engine: string;
      runs: { optimizer: string; steps: { w: Record<string, number> }[] }[];
    };
    ok(record.engine.length > 3, `engine: ${record.engine}`);
    equal(
      record.runs.map(({ optimizer }) => optimizer),
      ['sgd', 'adam'],
      'runs',
    );
    const x = record.runs.map(({ steps }) => steps.map(({ w }) => w.x));
    equal(
      x,
      runs.map(({ points }) => [...points.w[0]!]),
      'paths',
    );
  });

  it('copies the table and the report', async () => {
    const { document } = await type(text);
    await run(document);
    await vscode.commands.executeCommand('descent.copyCsv');
    const lines = (await vscode.env.clipboard.readText()).trimEnd().split('\n');
    ok(lines[0]?.startsWith('run,step,loss'), lines[0] ?? '');
    equal(lines.length, 1 + 2 * 4, 'lines');
    await vscode.commands.executeCommand('descent.copyMarkdown');
    const report = await vscode.env.clipboard.readText();
    ok(report.startsWith('#') && report.includes('(x - 3)^2'), report.slice(0, 300));
  });

  it('makes scripts for NumPy and PyTorch', async () => {
    const { document } = await type(text);
    await run(document);
    ok((await made(document, 'numpy')).includes('import numpy'), 'NumPy');
    ok((await made(document, 'pytorch')).includes('import torch'), 'PyTorch');
  });

  it('exports one run where one is asked for', async () => {
    const { document } = await type(text);
    const { runs } = await run(document);
    const { panels } = await descent();
    const file = await panels.of(document)?.experiment?.file('csv', runs[1]!.id);
    const names = new Set(
      file?.content
        .trimEnd()
        .split('\n')
        .slice(1)
        .map(line => line.split(',')[0]),
    );
    equal([...names], ['adam'], 'runs');
  });
});

describe('Following', () => {
  afterEach(closeAll);

  it('shows the loss of the editor in front once it is told to', async () => {
    const one = await type('x^2');
    await run(one.document);
    await vscode.commands.executeCommand('descent.toggleFollow');
    const two = await type('x^2 + y^2');
    const { panels } = await descent();
    const result = await until('the other loss', () => {
      const message = panels.of(two.document)?.experiment?.snapshot()[0];
      return message?.kind === 'result' && message.result;
    });
    equal(result.parameters.length, 2, 'parameters');
    equal(panels.size, 1, 'panels');
  });

  it('stays with its document as long as it is not', async () => {
    const one = await type('x^2');
    await run(one.document);
    await type('x^2 + y^2');
    const { panels } = await descent();
    equal(panels.of(one.document)?.uri, one.document.uri.toString(), 'document');
  });
});
