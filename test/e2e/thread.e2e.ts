// The thinnest true thread: the packaged extension in an empty VS Code, a loss typed by hand, one command, and the plot compared with gradient descent's exact iterates.
import type { FrameLocator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openInstalled, type Installed } from '../harness/installed';
import { tellScene } from '../harness/scene';
import { panelShown, plottedTraces } from '../harness/webview';
import type { Theme } from '../harness/workbench';

// From x = 2 with alpha = 0.2, gradient descent on (x - 3)^2 is at 3 - 0.6^t after t steps.
const steps = 200;
const iterates = Array.from({ length: steps + 1 }, (_, t) => 3 - 0.6 ** t);

let vscode: Installed;
let frame: FrameLocator;

beforeAll(async () => {
  vscode = await openInstalled({ 'parabola.loss': '' });
});
afterAll(async () => {
  await vscode.stop();
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => tellScene(vscode, task.name));
});

describe('a loss typed into VS Code', () => {
  it('is run by "Descent: Run" and leaves the keyboard in the editor', async () => {
    const { workbench } = vscode;
    await workbench.openFile('parabola.loss');
    await workbench.replaceText('(x - 3)^2');
    await expect
      .poll(() => workbench.shownText('parabola.loss'), { timeout: 20_000 })
      .toBe('(x - 3)^2');
    await workbench.command('Descent: Run');
    frame = await panelShown(workbench.page);
    expect(await workbench.editorHasKeyboard()).toBe(true);
  });

  it('shows the exact iterates on the curve', async () => {
    const path = (await plottedTraces(frame, 'map')).find(({ mode }) => mode.includes('markers'));
    expect(path?.x).toHaveLength(steps + 1);
    path?.x.forEach((x, t) =>
      expect(x, `x after step ${t.toString()}`).toBeCloseTo(iterates[t]!, 12),
    );
    path?.y.forEach((loss, t) =>
      expect(loss, `loss after step ${t.toString()}`).toBeCloseTo((iterates[t]! - 3) ** 2, 12),
    );
  });

  it('shows the loss going down by 0.36 at each step', async () => {
    await frame.getByRole('tab', { name: 'Curves' }).click();
    const loss = (await plottedTraces(frame, 'curves')).find(({ x }) => x.length === steps + 1);
    expect(loss?.y[0]).toBeCloseTo(1, 12);
    expect(loss!.y[5]! / loss!.y[4]!).toBeCloseTo(0.36, 9);
  });

  it('shows the derivative as a formula', async () => {
    await frame.getByRole('tab', { name: 'Gradient' }).click();
    const formulas = frame.getByRole('tabpanel').locator('.katex annotation');
    await formulas.first().waitFor({ state: 'attached' });
    expect((await formulas.allTextContents()).join('\n')).toMatch(/2[^\n]*x\s*-\s*3/);
  });

  it.each<[Theme, string]>([
    ['Default Dark Modern', 'dark'],
    ['Default Light Modern', 'light'],
    ['Default High Contrast', 'high-contrast'],
  ])('can be looked at in %s', async (theme, name) => {
    const { workbench } = vscode;
    await workbench.setTheme(theme);
    await frame.locator(`body[data-vscode-theme-id="${theme}"]`).waitFor();
    await workbench.screenshot(`thread-${name}`);
    expect((await plottedTraces(frame, 'map')).length).toBeGreaterThan(1);
  });
});
