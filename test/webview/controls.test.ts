import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stand, type Panel } from './support';

const { open } = stand();

describe('the controls', () => {
  let panel: Panel;
  beforeAll(async () => {
    panel = await open('rosenbrock');
    await panel.frame.locator('.run .choose').nth(2).click();
  }, 120_000);
  afterAll(async () => {
    await panel.close();
  });

  it('take any value typed, also outside the slider’s range', async () => {
    const field = panel.frame.getByLabel('Learning rate alpha of Adam, value');
    await field.fill('2.5');
    await field.press('Enter');
    expect(await panel.waitFor('setHyperparameter')).toEqual({
      kind: 'setHyperparameter',
      run: 'adam-2',
      name: 'alpha',
      value: 2.5,
    });
    await panel.until(
      () =>
        document.querySelector<HTMLInputElement>('.slider-row input[type=range]')?.value === '1000',
      null,
    );
  });

  it('restore with Esc and mark what is no number', async () => {
    const field = panel.frame.getByLabel('Learning rate alpha of Adam, value');
    await panel.forget();
    await field.fill('0,5');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await field.press('Escape');
    expect(await field.inputValue()).toBe('2.5');
    expect(await panel.saidKind('setHyperparameter')).toEqual([]);
  });

  it('list what they override, each with its way back', async () => {
    await panel.frame.getByText('Changed in this panel').waitFor();
    await panel.forget();
    await panel.frame
      .locator('.overrides')
      .getByTitle(/^Reset:/)
      .first()
      .click();
    expect((await panel.waitFor('reset')).key).toBeTruthy();
    await panel.frame.getByText('Changed in this panel').waitFor({ state: 'detached' });
    expect(await panel.frame.getByText('Write settings to document').count()).toBe(0);
  });

  it('move sliders by keys: a hundredth of the track, a decade by PageUp', async () => {
    const slider = panel.frame.getByRole('slider', { name: 'Learning rate alpha of Adam' });
    await panel.forget();
    await slider.focus();
    await panel.page.keyboard.press('PageDown');
    expect((await panel.waitFor('setHyperparameter')).value).toBe(0.02);
    await panel.until(
      () => document.querySelector<HTMLInputElement>('.slider-row .field')?.value === '0.02',
      null,
    );
    await panel.forget();
    await panel.page.keyboard.press('ArrowRight');
    const { value } = await panel.waitFor('setHyperparameter');
    expect(value).toBeGreaterThan(0.02);
    expect(value).toBeLessThan(0.024);
  });

  it('offer to write the settings into the document, and to reset all', async () => {
    await panel.forget();
    await panel.frame.getByRole('button', { name: 'Write settings to document' }).click();
    await panel.waitFor('writeSettings');
    await panel.frame.getByRole('button', { name: 'Reset', exact: true }).click();
    expect(await panel.waitFor('reset')).toEqual({ kind: 'reset' });
    await panel.frame
      .getByRole('button', { name: 'Write settings to document' })
      .waitFor({ state: 'detached' });
  });

  it('hide a run everywhere but in the list', async () => {
    await panel.frame.locator('.run').nth(1).hover();
    await panel.frame.getByTitle('Hide Momentum').click();
    await panel.until(() => document.querySelectorAll('.end-label').length === 2, null);
    expect(await panel.frame.locator('.run').count()).toBe(3);
    await panel.frame.locator('.run').nth(1).hover();
    await panel.frame.getByTitle('Show Momentum').click();
    await panel.until(() => document.querySelectorAll('.end-label').length === 3, null);
  });

  it('pin a run beside its next twin, and keep every run’s colour', async () => {
    await panel.frame.locator('.run').nth(2).hover();
    await panel.frame.getByTitle('Pin Adam to compare later').click();
    await panel.waitFor('pinRun');
    await panel.tellHost({ kind: 'setHyperparameter', run: 'adam-2', name: 'alpha', value: 0.1 });
    await panel.until(() => document.querySelectorAll('.run').length === 4, null);
    await panel.tellHost({ kind: 'removeRun', run: 'momentum-1' });
    await panel.until(() => document.querySelectorAll('.run').length === 3, null);
    const strokes = await panel.frame
      .locator('.run .sample line')
      .evaluateAll(lines => lines.map(line => line.getAttribute('stroke')));
    expect(strokes.slice(0, 2)).toEqual(['#59a4f9', '#8ff0c0']);
    await panel.tellHost({ kind: 'reset' });
  });

  it('rename a run', async () => {
    await panel.forget();
    await panel.frame.locator('.run .choose').first().dblclick();
    const field = panel.frame.getByLabel('Name of Gradient descent');
    await field.fill('GD');
    await field.press('Enter');
    expect((await panel.waitFor('setLabel')).label).toBe('GD');
    await panel.frame.waitForSelector('.run .name:text("GD")');
  });

  it('set start, steps and schedule for all runs', async () => {
    await panel.forget();
    const steps = panel.frame.getByLabel('Steps', { exact: true });
    await steps.fill('50');
    await steps.press('Enter');
    expect((await panel.waitFor('setSteps')).steps).toBe(50);
    const x = panel.frame.getByLabel('Start x');
    await x.fill('−1');
    await x.press('Enter');
    expect((await panel.waitFor('setStart')).start).toEqual([-1, 1]);
    await panel.frame.getByLabel('Schedule', { exact: true }).selectOption('expression');
    const expression = panel.frame.getByLabel(/^Schedule as an expression/);
    await expression.fill('alpha0 / (1 + t / 10)');
    await expression.press('Enter');
    expect((await panel.waitFor('setSchedule')).schedule).toMatchObject({
      expression: 'alpha0 / (1 + t / 10)',
    });
  });

  it('add an optimizer through VS Code', async () => {
    await panel.frame.getByTitle('Add optimizer').click();
    await panel.waitFor('addOptimizer');
  });
});

describe('the curves', () => {
  it('zoom by the wheel, keep it when something is overridden, and show all again', async () => {
    const panel = await open('rosenbrock');
    const range = (): Promise<readonly number[]> =>
      panel.frame.$eval('[data-plot="curves"]', graph =>
        (graph as unknown as { layout: { xaxis: { range: number[] } } }).layout.xaxis.range.slice(),
      );
    const box = (await panel.frame.locator('.curves-block .plot-area').boundingBox())!;
    await panel.page.mouse.move(box.x + box.width / 3, box.y + 40);
    await panel.page.mouse.wheel(0, -400);
    await panel.frame.getByTitle('Show all steps').waitFor();
    await panel.page.waitForTimeout(300);
    const zoomed = await range();
    expect(zoomed[1]! - zoomed[0]!).toBeLessThan(120);
    const step = await panel.step();
    await panel.tellHost({ kind: 'setHyperparameter', run: 'adam-2', name: 'alpha', value: 0.3 });
    await panel.frame.waitForSelector('.run .alpha:text("α 0.3")', { state: 'attached' });
    await panel.page.waitForTimeout(300);
    expect(await range()).toEqual(zoomed);
    expect(await panel.step()).toBe(step);
    await panel.frame.getByTitle('Show all steps').click();
    await panel.frame.getByTitle('Show all steps').waitFor({ state: 'detached' });
    await panel.page.waitForTimeout(300);
    expect(await range()).toEqual([0, 200]);
    await panel.close();
  });
});

describe('copies and files', () => {
  it('are light pictures, texts, tables and scripts', async () => {
    const panel = await open('rosenbrock');
    const choose = async (menu: string, item: string): Promise<void> => {
      await panel.frame.getByTitle(menu, { exact: true }).first().click();
      await panel.frame.getByRole('menuitem', { name: item }).click();
    };
    await choose('Copy or save picture', 'Save picture (SVG)');
    const svg = await panel.waitFor('save');
    expect(svg.format).toBe('svg');
    const text = decodeURIComponent((svg.data ?? '').split(',')[1] ?? '');
    expect(text).toContain('<svg');
    expect(text).toContain('rgb(255, 255, 255)');
    expect(text).toContain('Momentum');
    await panel.forget();
    await choose('Copy or save picture', 'Save picture (PNG)');
    expect((await panel.waitFor('save')).data).toMatch(/^data:image\/png;base64,/);
    await choose('Copy this step', 'Copy this step as LaTeX');
    expect((await panel.waitFor('copy')).text).toContain('\\nabla');
    await panel.forget();
    await choose('Save', 'Save as NumPy script');
    expect(await panel.waitFor('save')).toMatchObject({ format: 'numpy' });
    await choose('More actions', 'Copy record (JSON)');
    expect(await panel.waitFor('copyAs')).toMatchObject({ format: 'json' });
    await panel.close();
  });
});

describe('the comparison', () => {
  it('is sorted by final loss, with a loss of one’s own and the contract', async () => {
    const panel = await open('race');
    await panel.frame.getByRole('tab', { name: 'Compare' }).click();
    const rows = panel.frame.locator('.compare tbody tr');
    const names = async (): Promise<string[]> => await rows.locator('.who').allInnerTexts();
    expect(await names()).toEqual(['Gradient descent', 'Adam', 'Momentum', 'Nesterov', 'RMSProp']);
    const steps = async (): Promise<string[]> =>
      await rows.locator('td:nth-child(3)').allInnerTexts();
    expect(await steps()).toEqual(['42', '154', '157', '191', '—']);
    const field = panel.frame.getByLabel('Loss to reach');
    await field.fill('0.2');
    await field.press('Enter');
    await panel.until(
      () => document.querySelector('.compare tbody td:nth-child(3)')?.textContent !== '42',
      null,
    );
    expect((await steps()).slice(2)).toEqual(['—', '—', '—']);
    expect(await panel.frame.locator('.contract').innerText()).toContain('Same start (−1.2, 1)');
    await panel.close();
  });
});

it('show what another convention does differently from the lecture’s, line by line', async () => {
  const text = '---\noptimizers: [adam, {adam: {convention: keras}}]\n---\nx^2 + y^2\n';
  const panel = await open('keras', { query: { text } });
  const details = panel.frame.locator('.convention');
  expect(await details.count()).toBe(0);
  await panel.frame.locator('.run .choose').nth(1).click();
  await details.locator('summary').click();
  const lines = await details
    .locator('li')
    .evaluateAll(all =>
      all.map(line => `${line.getAttribute('data-sign') ?? ''} ${line.textContent}`),
    );
  expect(lines.map(line => line.replace(/(Lecture|Here): /, ''))).toEqual(
    expect.arrayContaining([
      '- epsilon = 1e-8',
      '+ epsilon = 1e-7',
      '- mhat = m / (1 - beta1^t)',
      '+ w = w - alpha * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + epsilon)',
    ]),
  );
  await panel.page.screenshot({ path: '.cache/screenshots/convention.png' });
  await panel.close();
});
