// Compare, and the views beside it, worked as a person does: threshold, order, hiding, pinning, removing; all of it by keyboard.

import { describe, expect, it } from 'vitest';
import { documents } from './stand-in/documents';
import { stand, type Panel } from './support';

const { open } = stand();

const rows = (panel: Panel): Promise<string[][]> =>
  panel.frame
    .locator('.compare tbody tr')
    .evaluateAll(all =>
      all.map(row => [...row.children].map(cell => (cell as HTMLElement).innerText.trim())),
    );

describe('the comparison', () => {
  it('is by final loss, counts steps to a loss that is typed, and is kept fair when runs go', async () => {
    const panel = await open('race');
    await panel.frame.locator('#tab-compare').click();
    // Numbers of the design's picture of this race.
    expect(await rows(panel)).toEqual([
      ['Gradient descent', '0.004', '42', '200', '0.1366', 'Still descending'],
      ['Adam', '0.2', '154', '200', '0.1733', 'Still descending'],
      ['Momentum', '0.005', '157', '200', '0.2737', 'Still descending'],
      ['Nesterov', '0.005', '191', '200', '0.4295', 'Still descending'],
      ['RMSProp', '0.02', '—', '200', '0.7595', 'Still descending'],
    ]);
    await panel.frame.getByLabel('Loss to reach').fill('0.2');
    await panel.page.keyboard.press('Enter');
    const steps = (await rows(panel)).map(([, , to]) => to);
    expect(steps.slice(2)).toEqual(['—', '—', '—']);
    expect(Number(steps[0])).toBeGreaterThan(42);

    await panel.frame.locator('.run', { hasText: 'Nesterov' }).hover();
    await panel.frame.getByTitle('Hide Nesterov').click();
    expect((await rows(panel)).map(([name]) => name)).not.toContain('Nesterov');

    await panel.frame.locator('.run', { hasText: 'RMSProp' }).hover();
    await panel.frame.getByTitle('Remove RMSProp').click();
    await panel.until(() => document.querySelectorAll('.compare tbody tr').length === 3, null);

    // Pinned, then run anew under other settings and another text: it stays as it was.
    await panel.frame.locator('.run', { hasText: 'Momentum' }).hover();
    await panel.frame.getByTitle('Pin Momentum to compare later').click();
    await panel.waitFor('pinRun');
    await panel.tellHost({ kind: 'setSteps', steps: 100 });
    await panel.until(() => document.querySelectorAll('.compare tbody tr').length === 4, null);
    const momentum = async (): Promise<string[][]> =>
      (await rows(panel))
        .filter(([name]) => name?.startsWith('Momentum'))
        .map(row => [row[3]!, row[4]!]);
    const both = await momentum();
    expect(both).toHaveLength(2);
    expect(both[0]).toEqual(['200', '0.2737']);
    expect(both[1]![0]).toBe('100');
    await panel.page.evaluate(
      text => window.standIn.host.type(text),
      documents.race!.replace('alpha: 0.2', 'alpha: 0.1'),
    );
    await panel.frame.waitForSelector('.compare td:text-is("0.1")');
    expect((await momentum())[0]).toEqual(['200', '0.2737']);
    await panel.close();
  });

  it('tells two runs of one optimizer apart, and fits where there is little room', async () => {
    const text = documents.race!.replace(
      /optimizers:[^]*?---/,
      'optimizers:\n  - adam: {alpha: 0.2}\n  - adam: {alpha: 0.02}\n---',
    );
    const panel = await open('race', { query: { text }, width: 420 });
    await panel.frame.locator('#tab-compare').click();
    const said = await panel.frame.locator('.compare table').innerText();
    expect(said).toContain('Adam 2');
    expect(said).toMatch(/0\.02\b/);
    for (const width of [320, 420, 520, 760, 1400]) {
      await panel.page.setViewportSize({ width, height: 900 });
      await panel.page.waitForTimeout(400);
      const over = await panel.frame.evaluate(() =>
        ['.compare', '.tab-panel', '.step-view'].flatMap(name =>
          [...document.querySelectorAll(name)]
            .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
            .map(({ scrollWidth, clientWidth }) => `${name} ${scrollWidth} > ${clientWidth}`),
        ),
      );
      expect(over, `at ${width}`).toEqual([]);
    }
    await panel.close();
  });
});

describe('long formulas', () => {
  it('wrap in Step and in Gradient, where a network has many terms', async () => {
    const panel = await open('network');
    for (const tab of ['step', 'gradient'] as const) {
      await panel.frame.locator(`#tab-${tab}`).click();
      for (const width of [420, 760]) {
        await panel.page.setViewportSize({ width, height: 1000 });
        await panel.page.waitForTimeout(400);
        const wide = await panel.frame
          .locator('#tab-panel')
          .evaluate(
            box =>
              [...box.querySelectorAll('.katex .base')].filter(
                base => base.getBoundingClientRect().right > box.getBoundingClientRect().right + 1,
              ).length,
          );
        expect(wide, `${tab} at ${width}`).toBe(0);
      }
    }
    await panel.close();
  });
});

describe('by keyboard alone', () => {
  it('tabs, table, threshold, run and copy are reached, each with a ring in every theme', async () => {
    const panel = await open('batch');
    const { keyboard } = panel.page;
    await panel.frame.locator('#tab-step').focus();
    await keyboard.press('ArrowRight');
    await panel.frame.waitForSelector('#tab-table[aria-selected="true"]');
    await panel.frame
      .locator('.trace-row[aria-selected="true"] [role="gridcell"]')
      .first()
      .waitFor();
    const focused = (): Promise<string> =>
      panel.frame.evaluate(() => document.activeElement?.className ?? '');
    for (let i = 0; i < 8 && !(await focused()).includes('trace'); i++) await keyboard.press('Tab');
    await keyboard.press('Home');
    expect(await panel.step()).toBe(0);
    await keyboard.press('ArrowDown');
    await keyboard.press('PageDown');
    expect(await panel.step()).toBeGreaterThan(2);
    await panel.frame.locator('#tab-table').focus();
    await keyboard.press('ArrowRight');
    for (let i = 0; i < 8 && !(await focused()).includes('threshold'); i++)
      await keyboard.press('Tab');
    await keyboard.type('1');
    await keyboard.press('Enter');
    await panel.until(
      () => document.querySelector<HTMLInputElement>('.threshold')?.value === '1',
      null,
    );
    await keyboard.press('Tab');
    const name = await panel.frame.evaluate(() => document.activeElement?.textContent ?? '');
    await keyboard.press('Enter');
    expect(await panel.frame.locator('.run[data-selected] .name').innerText()).toBe(name.trim());
    for (const theme of ['dark', 'light', 'hc', 'hc-light'] as const) {
      await panel.wear(theme);
      const ring = await panel.frame.evaluate(() => {
        const { outlineStyle, outlineColor } = getComputedStyle(document.activeElement!);
        return [
          outlineStyle,
          outlineColor,
          getComputedStyle(document.querySelector('#app')!).backgroundColor,
        ];
      });
      expect(ring[0]).toBe('solid');
      expect(ring[1]).not.toBe(ring[2]);
    }
    await panel.frame.locator('.tab-tools').getByTitle('Copy').focus();
    await keyboard.press('Enter');
    await keyboard.press('Enter');
    expect((await panel.waitFor('copy')).what).toBe('comparison');
    await panel.close();
  });
});

it('the data are a table too: rows, what the model says of them, and the batch', async () => {
  const panel = await open('batch');
  await panel.choose(16);
  await panel.frame.locator('#tab-data').click();
  await panel.frame
    .locator('.data-view caption', { hasText: '12 of 12 rows at step 16' })
    .waitFor({ state: 'attached' });
  const cells = await panel.frame
    .locator('.data-view tr')
    .evaluateAll(all => all.map(row => [...row.children].map(cell => cell.textContent)));
  expect(cells[0]).toEqual(['row', 'x', 'y', 'fitted y', 'in this batch']);
  expect(cells.slice(1).filter(row => row.at(-1) === 'yes')).toHaveLength(3);
  // What is fitted is a straight line: its slope between any two rows is the same.
  const points = cells.slice(1).map(([, x, , fitted]) => [Number(x), Number(fitted)] as const);
  const slopes = points.slice(1).map(([x, y]) => (y - points[0]![1]) / (x - points[0]![0]));
  for (const slope of slopes) expect(slope).toBeCloseTo(slopes.at(-1)!, 1);
  await panel.close();
});

it('a million rows are scrolled to their end', async () => {
  const panel = await open('million');
  await panel.frame.locator('#tab-table').click();
  await panel.choose(0);
  // As one drags the thumb down: near the end of what can be scrolled over there is more.
  const last = panel.frame.locator('.trace-row', { hasText: /^1,000,000/ });
  for (let drags = 0; drags < 10 && (await last.count()) === 0; drags++) {
    await panel.frame.locator('.trace').evaluate(box => {
      box.scrollTop = box.scrollHeight;
    });
    await panel.page.waitForTimeout(300);
  }
  await last.waitFor();
  await panel.frame
    .locator('.trace-row', { hasText: /^999,999/ })
    .locator('[role="gridcell"]')
    .first()
    .waitFor();
  await panel.frame.locator('.trace-row', { hasText: /^999,999/ }).click();
  expect(await panel.step()).toBe(999_999);
  await panel.close();
});
