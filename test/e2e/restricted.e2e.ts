// A folder that the user has not said to trust: Descent works there as everywhere, and its files go where the user says.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { openInstalled, type Installed } from '../harness/installed';
import { tellScene } from '../harness/scene';
import { panelShown, plottedTraces } from '../harness/webview';

const file = 'parabola.loss';
const text = '---\nstart: {x: 2}\nalpha: 0.2\nsteps: 20\n---\n(x - 3)^2\n';

const exports = {
  csv: ['Descent: Export Table (CSV)…', 'table.csv'],
  json: ['Descent: Export Record (JSON)…', 'record.json'],
  markdown: ['Descent: Export Report (Markdown)…', 'report.md'],
  numpy: ['Descent: Export NumPy Script…', 'with-numpy.py'],
  pytorch: ['Descent: Export PyTorch Script…', 'with-pytorch.py'],
} as const;

/** VS Code may run on another engine than the command line, and the record says on which. */
const sameEngine = (record: string): string => record.replace(/"engine": "[^"]*"/, '');

let vscode: Installed;

beforeAll(async () => {
  vscode = await openInstalled({ [file]: text }, {}, { trust: 'ask' });
});
afterAll(async () => {
  await vscode.stop();
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => tellScene(vscode, task.name));
});

describe('in Restricted Mode', () => {
  it('runs a loss and draws it', async () => {
    const { workbench } = vscode;
    await workbench.restrict();
    await workbench.openFile(file);
    await workbench.command('Descent: Run');
    const frame = await panelShown(workbench.page);
    const path = (await plottedTraces(frame, 'map')).find(({ mode }) => mode.includes('markers'));
    expect(path?.x).toHaveLength(21);
    await workbench.screenshot('restricted');
  });

  it('lets nothing into its page that is not its own', async () => {
    const frame = await panelShown(vscode.workbench.page);
    const tried = await frame.locator('#app').evaluate(async () => {
      const refused = new Set<string>();
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
        refused.add(effectiveDirective),
      );
      const elsewhere = 'https://elsewhere.invalid/';
      const foreign = [
        Object.assign(document.createElement('script'), { textContent: 'window.strange = true' }),
        Object.assign(document.createElement('script'), { src: `${elsewhere}strange.js` }),
        Object.assign(document.createElement('img'), { src: `${elsewhere}strange.png` }),
        Object.assign(document.createElement('iframe'), { src: elsewhere }),
      ];
      document.body.append(...foreign);
      const fetched = await fetch(elsewhere).then(
        () => true,
        () => false,
      );
      await new Promise(resolve => setTimeout(resolve, 500));
      foreign.forEach(element => {
        element.remove();
      });
      return { refused: [...refused].sort(), fetched, strange: 'strange' in window };
    });
    expect(tried).toEqual({
      refused: ['connect-src', 'frame-src', 'img-src', 'script-src-elem'],
      fetched: false,
      strange: false,
    });
  });

  it.each(Object.entries(exports))('exports %s as the command line does', async (to, export_) => {
    const [title, name] = export_;
    const { workbench, folder } = vscode;
    await workbench.command(title);
    await workbench.saveAs(join(folder, name));
    const cli = [join(root, 'dist', 'cli.js'), 'export', join(folder, file), '--to', to];
    const { stdout } = await promisify(execFile)(process.execPath, cli);
    const saved = async (): Promise<string> =>
      sameEngine(await readFile(join(folder, name), 'utf8').catch(() => 'no file'));
    await expect.poll(saved, { timeout: 30_000 }).toBe(sameEngine(stdout));
  });
});
