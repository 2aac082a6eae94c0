// A folder that the user has not said to trust: Descent works there as everywhere.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openInstalled, type Installed } from '../harness/installed';
import { panelShown, plottedTraces } from '../harness/webview';

const file = 'parabola.loss';
const text = '---\nstart: {x: 2}\nalpha: 0.2\nsteps: 20\n---\n(x - 3)^2\n';

let vscode: Installed;

beforeAll(async () => {
  vscode = await openInstalled({ [file]: text }, {}, { trust: 'ask' });
});
afterAll(async () => {
  await vscode.stop();
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(async () => {
    await vscode.workbench.screenshot(`failed-${task.name.replace(/\W+/g, '-')}`);
  });
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
});
