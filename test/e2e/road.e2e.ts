// The whole road as a newcomer walks it, by hand-like input on the installed .vsix: every number that Plotly holds is compared with the record of the command line.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { complaintsOf } from '../harness/complaints';
import { openInstalled, type Installed } from '../harness/installed';
import { recordOf, type Recorded } from '../harness/record';
import { tellScene } from '../harness/scene';
import { panelShown, plottedTraces } from '../harness/webview';

const file = 'valley.loss';
const loss = '(1 - x)^2 + 100 * (y - x^2)^2';
const settings = '---\nstart: {x: -1.2, y: 1}\noptimizer: sgd\nalpha: 0.001\nsteps: 40\n---\n';
const five = ['sgd', 'momentum', 'adagrad', 'rmsprop', 'adam'];
const race = five.flatMap(name => ['--optimizer', name]);
const patience = { timeout: 60_000, interval: 250 };

let vscode: Installed;
let frame: FrameLocator;
let complaints: readonly string[];

beforeAll(async () => {
  vscode = await openInstalled({ [file]: settings + loss }, { width: 1600, height: 960 });
  complaints = complaintsOf(vscode.workbench.page);
});
afterAll(async () => {
  await vscode.stop();
});

beforeEach(({ onTestFailed, task }) => {
  onTestFailed(() => tellScene(vscode, task.name));
});

describe('the road', () => {
  it('begins with “Descent: Run”, and the keyboard stays in the editor', async () => {
    const { workbench } = vscode;
    await workbench.openFile(file);
    await workbench.onlyEditors();
    await workbench.focusEditor(file);
    await workbench.command('Descent: Run');
    frame = await panelShown(workbench.page);
    await pathsAre(await recordOf(settings + loss));
    await workbench.page.keyboard.press('ControlOrMeta+End');
    await workbench.type(' # seen');
    await expect.poll(() => workbench.shownText(file), patience).toContain('# seen');
    await workbench.screenshot('road-run');
  });

  it('has a play button above the text, where the setting leaves it one', async () => {
    const { page } = vscode.workbench;
    const button = page.locator('.editor-actions .action-label[aria-label^="Run"]');
    const shown = (): Promise<number> => button.count();
    await expect.poll(shown, patience).toBe(1);
    const folder = join(vscode.folder, '.vscode');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'settings.json'), '{ "descent.playButton": false }');
    await expect.poll(shown, patience).toBe(0);
    await rm(folder, { recursive: true });
    await expect.poll(shown, patience).toBe(1);
  });

  it('shows the contour of the loss', async () => {
    const contour = (await plottedTraces(frame, 'map')).find(({ type }) => type === 'contour');
    expect(contour?.x.length).toBeGreaterThan(20);
    contour?.y.forEach((y, row) => {
      contour.x.forEach((x, column) => {
        const value = (1 - x) ** 2 + 100 * (y - x * x) ** 2;
        expect(contour.customdata[row]![column]! / value).toBeCloseTo(1, 9);
      });
    });
  });

  it('shows the loss against the step', async () => {
    const [run] = (await recordOf(settings + loss)).runs;
    const [curve] = await plottedTraces(frame, 'curves');
    expect(curve).toMatchObject({ x: run!.step, y: near(run!.loss) });
  });

  it('shows the derivative as formulas', async () => {
    await frame.getByRole('tab', { name: 'Gradient' }).click();
    const formulas = frame.locator('.formulas .formula');
    await formulas.locator('.katex').first().waitFor();
    const titles = await titlesOf(formulas);
    const { gradient } = await recordOf(settings + loss);
    gradient.forEach((text, i) => expect(titles[i]).toMatch(new RegExp(`= ${literal(text)}$`)));
    expect(await frame.locator('.katex-error').count()).toBe(0);
    await vscode.workbench.screenshot('road-gradient');
  });

  it('shows the steps as a table', async () => {
    await frame.getByRole('tab', { name: 'Table' }).click();
    const [run] = (await recordOf(settings + loss)).runs;
    const last = run!.step.length - 1;
    const row = frame.locator('.trace [role=row][aria-selected=true]');
    await row.getByRole('rowheader', { name: last.toString(), exact: true }).waitFor();
    const [step, x, y, value] = (await titlesOf(row.locator('span'))).map(Number);
    expect([x, y, value]).toEqual(near([...run!.w, run!.loss].map(column => column[last]!)));
    expect(step).toBe(last);
    await vscode.workbench.screenshot('road-table');
  });

  it('runs again with another learning rate, written to the document and taken back', async () => {
    const { workbench } = vscode;
    const faster = settings.replace('0.001', '0.0005');
    const field = frame.getByLabel(/^Learning rate alpha of .*, value$/);
    await field.fill('0.0005');
    await field.press('Enter');
    await pathsAre(await recordOf(faster + loss));
    await workbench.screenshot('road-override');
    await frame.getByRole('button', { name: 'Write settings to document' }).click();
    await expect.poll(() => workbench.shownText(file), patience).toContain('alpha: 0.0005');
    await workbench.focusEditor(file);
    await workbench.page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(() => workbench.shownText(file), patience).toContain('alpha: 0.001');
    await pathsAre(await recordOf(settings + loss));
  });

  it('keeps the picture at a slip of the keyboard and says where it is', async () => {
    const { workbench } = vscode;
    await workbench.focusEditor(file);
    await workbench.page.keyboard.press('ControlOrMeta+End');
    await workbench.page.keyboard.press('Home');
    // The bracket first: at no key in between is the text right, which a machine that pauses there would draw.
    await workbench.type(')');
    await workbench.page.keyboard.press('Home');
    await workbench.type('2 * ');
    await frame.locator('.status[data-kind=problem]').waitFor();
    const sentence = await frame.locator('.status').getAttribute('title');
    expect(sentence).toMatch(
      /^Line 7, column \d+: .*The picture is the last one that was right\.$/,
    );
    await workbench.page.locator('.squiggly-error').first().waitFor();
    await pathsAre(await recordOf(settings + loss));
    await workbench.screenshot('road-slip');
    await workbench.page.keyboard.press('Delete');
    await frame.locator('.status:not([data-kind=problem])').waitFor();
    await pathsAre(await recordOf(`${settings}2 * ${loss}`));
    await workbench.page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });

  it('tells what it chose where the document is silent, and why', async () => {
    const { workbench } = vscode;
    await workbench.replaceText(loss);
    await workbench.command('Descent: Run');
    const recorded = await recordOf(loss);
    await pathsAre(recorded);
    expect(recorded.chosen.length).toBeGreaterThan(1);
    const notes = frame.getByRole('region', { name: 'Chosen where the document leaves it open' });
    for (const reason of recorded.chosen) await notes.getByText(reason).first().waitFor();
    await notes.scrollIntoViewIfNeeded();
    await workbench.screenshot('road-defaults');
  });

  it('shows the step of a run that diverges', async () => {
    const { workbench } = vscode;
    const steep = `${settings.replace('0.001', '1')}${loss}`;
    await workbench.replaceText(steep);
    // Enter makes a line also where the list of what could be typed is open.
    await expect.poll(() => workbench.shownText(file), patience).toBe(steep);
    await workbench.command('Descent: Run');
    await frame.locator('.status', { hasText: 'diverged at step' }).waitFor();
    await frame.getByRole('tab', { name: 'Step' }).click();
    await frame.locator('.step-sentence', { hasText: 'The loss is ∞ now.' }).waitFor();
    await workbench.screenshot('road-diverged');
    await workbench.focusEditor(file);
    await workbench.replaceText(loss);
    await workbench.command('Descent: Run');
    await pathsAre(await recordOf(loss));
  });

  it('races the five', async () => {
    const { workbench } = vscode;
    await workbench.focusEditor(file);
    await workbench.command('Descent: Compare Optimizers');
    await workbench.page.getByText('5 Selected').waitFor();
    await workbench.screenshot('road-pick');
    await workbench.page.keyboard.press('Enter');
    await pathsAre(await recordOf(loss, ...race));
    expect(await workbench.editorHasKeyboard()).toBe(true);
    await frame.getByRole('tab', { name: 'Compare' }).click();
    await frame.locator('.compare tbody tr').nth(4).waitFor();
    await workbench.screenshot('road-race');
  });

  it('is there again after a reload', async () => {
    const { workbench } = vscode;
    await workbench.focusEditor(file);
    await workbench.save();
    await workbench.reload();
    frame = await panelShown(workbench.page);
    await pathsAre(await recordOf(loss, ...race));
    await workbench.screenshot('road-reloaded');
  });

  it('leaves no complaint in the console, and no message of an error', async () => {
    expect(complaints).toEqual([]);
    expect(await vscode.workbench.page.locator('.notification-toast').allInnerTexts()).toEqual([]);
  });
});

/** Every path on the map is the record's. A machine on which a run takes long marks the picture as changed instead of running at each key; then it is run by hand. */
async function pathsAre({ runs }: Recorded): Promise<void> {
  const paths = async (): Promise<unknown> => {
    const stale = await frame.locator('.status[data-kind=stale]').count();
    if (stale > 0) await vscode.workbench.command('Descent: Run');
    const traces = await plottedTraces(frame, 'map');
    return traces.filter(({ mode }) => mode.includes('markers')).map(({ x, y }) => ({ x, y }));
  };
  const recorded = runs.map(({ w: [x, y] }) => ({ x: near(x!), y: near(y!) }));
  await expect.poll(paths, patience).toEqual(recorded);
}

/** Equal up to the last digits, in which one engine's powers and roots may differ from another's. */
const near = (column: readonly number[]): unknown[] =>
  column.map((value): unknown =>
    expect.closeTo(value, 11 - Math.ceil(Math.log10(Math.abs(value) + 1e-9))),
  );

const titlesOf = (all: Locator): Promise<string[]> =>
  all.evaluateAll(elements => elements.map(element => element.getAttribute('title') ?? ''));

const literal = (text: string): string => text.replaceAll(/[\^$.*+?()[\]{}|\\]/g, '\\$&');
