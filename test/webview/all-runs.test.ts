// What holds for all runs: schedule, batches and what was chosen; and that a result takes nothing from under one's hands.
import { describe, expect, it } from 'vitest';
import { stand, type Panel } from './support';

const { open } = stand();

const steps = (panel: Panel, shown: string): Promise<void> =>
  panel.until(
    wanted => document.querySelector<HTMLInputElement>('[aria-label="Steps"]')?.value === wanted,
    shown,
  );

describe('a schedule and a name', () => {
  it('are kept while one types them, whatever result comes', async () => {
    const panel = await open('rosenbrock');
    await panel.frame.getByLabel('Schedule', { exact: true }).selectOption('expression');
    const expression = panel.frame.getByLabel(/^Schedule as an expression/);
    await expression.fill('alpha0 / 2');
    await panel.tellHost({ kind: 'setSteps', steps: 60 });
    await steps(panel, '60');
    expect(await expression.inputValue()).toBe('alpha0 / 2');
    await expression.press('Escape');
    await panel.frame.locator('.run').nth(1).hover();
    await panel.frame
      .locator('.run')
      .nth(1)
      .getByTitle(/^Rename /)
      .click();
    const name = panel.frame.getByLabel(/^Name of /);
    await name.fill('Heavy');
    await panel.tellHost({ kind: 'setSteps', steps: 70 });
    await steps(panel, '70');
    expect(await name.inputValue()).toBe('Heavy');
    await name.press('Escape');
  });
});

it('two coordinates of the start typed during one run are both kept', async () => {
  const panel = await open('rosenbrock');
  await panel.page.evaluate(() => {
    window.standIn.deaf = true;
  });
  for (const [name, value] of [
    ['Start x', '2'],
    ['Start y', '3'],
  ] as const) {
    const field = panel.frame.getByLabel(name);
    await field.fill(value);
    await field.press('Enter');
  }
  // The second waits for an answer that does not come, and then goes all the same.
  await expect
    .poll(async () => (await panel.saidKind('setStart')).map(({ start }) => start), {
      timeout: 30_000,
    })
    .toEqual([
      [2, 1],
      [2, 3],
    ]);
  await panel.close();
});

describe('what was chosen where the document is silent', () => {
  it('is said beside the value, with its reason on demand', async () => {
    const panel = await open('three');
    const why = panel.frame.getByRole('button', { name: /^Learning rate of Gradient descent/ });
    expect(await why.getAttribute('aria-expanded')).toBe('false');
    await why.click();
    await panel.frame.locator('.reason', { hasText: 'greatest curvature' }).waitFor();
    const fold = await panel.frame.locator('.optimizers-block').evaluate(block => {
      const reason = block.querySelector('.reason')!.getBoundingClientRect();
      return block.getBoundingClientRect().bottom - reason.bottom;
    });
    expect(fold).toBeGreaterThan(0);
    await panel.close();
  });

  it('is not said of what the document states', async () => {
    const panel = await open('rosenbrock');
    expect(await panel.frame.locator('.chosen').count()).toBe(0);
    await panel.close();
  });
});

it('shows the seed of the batches where they have their own', async () => {
  const panel = await open('batch');
  expect(await panel.frame.getByLabel('Seed').inputValue()).toBe('7');
  await panel.close();
});
