import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stand, type Panel } from './support';

const { open } = stand();

let panel: Panel;
beforeAll(async () => {
  panel = await open('race');
}, 120_000);
afterAll(async () => {
  await panel.close();
});

const resize = async (width: number, height: number, layout: string): Promise<void> => {
  await panel.page.setViewportSize({ width, height });
  await panel.until(
    wanted => document.querySelector('.page')?.getAttribute('data-layout') === wanted,
    layout,
  );
  await panel.page.waitForTimeout(250);
};

const box = (
  selector: string,
): Promise<{ top: number; left: number; width: number; height: number }> =>
  panel.frame.$eval(selector, element => {
    const { top, left, width, height } = element.getBoundingClientRect();
    return { top, left, width, height };
  });

describe.each([
  [320, 700, 'narrow', [44, 72, 30]],
  [420, 900, 'narrow', [44, 72, 30]],
  [560, 900, 'medium', [44, 44, 30]],
  [760, 1000, 'medium', [44, 44, 30]],
  [760, 560, 'medium', [44, 44, 30]],
  [1100, 800, 'wide', [44, 44, 30]],
  [1400, 900, 'wide', [44, 44, 30]],
  [2000, 1100, 'wide', [44, 44, 30]],
] as const)('at %d × %d', (width, height, layout, strips) => {
  it('nothing is cut off, nothing lies over another', async () => {
    await resize(width, height, layout);
    const heights = await Promise.all(
      ['.title', '.transport', '.status'].map(async name => (await box(name)).height),
    );
    expect(heights).toEqual(strips);
    const wide = await panel.frame.evaluate(
      () =>
        document.querySelector('.body')!.scrollWidth - document.querySelector('.body')!.clientWidth,
    );
    expect(wide).toBeLessThanOrEqual(0);
    const cut = await panel.frame.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          '.title button, .transport button, .transport input, .transport select, .section-head button, .run .loss',
        ),
      ]
        .filter(element => element.checkVisibility())
        .filter(element => {
          const { left, right } = element.getBoundingClientRect();
          return left < -0.5 || right > document.documentElement.clientWidth + 0.5;
        })
        .map(element => element.outerHTML.slice(0, 80)),
    );
    expect(cut).toEqual([]);
    const plot = await box('.map-block .plot-area');
    expect(plot.width).toBeGreaterThan(220);
    expect(plot.height).toBeGreaterThan(120);
  });
});

it('the order never changes; wide moves the last block to the right', async () => {
  await resize(420, 900, 'narrow');
  const narrow = await Promise.all(['.map-block', '.optimizers-block', '.tabs-block'].map(box));
  expect(narrow.map(({ top }) => top)).toEqual(
    [...narrow.map(({ top }) => top)].sort((a, b) => a - b),
  );
  expect((await box('.map-block')).height).toBe(322);
  await resize(1400, 900, 'wide');
  const map = await box('.map-block');
  const optimizers = await box('.optimizers-block');
  const right = await box('.right-block');
  expect(map.left + map.width).toBeCloseTo(optimizers.left, 0);
  expect(optimizers.width).toBe(304);
  expect(right.left).toBeCloseTo(optimizers.left + 304, 0);
  expect(right.width).toBe(496);
});

it('a low panel makes a tab of the curves', async () => {
  await resize(760, 650, 'medium');
  await panel.frame.getByRole('tab', { name: 'Curves' }).waitFor();
  expect(await panel.frame.locator('.curves-block-box').count()).toBe(0);
  await resize(760, 1000, 'medium');
  expect(await panel.frame.getByRole('tab', { name: 'Curves' }).count()).toBe(0);
});

it('five optimizers and the sliders of the last are read whole at 1,000 pixels: the tabs give way', async () => {
  await resize(760, 1000, 'medium');
  const tabs = (await box('.tabs-block-box')).top;
  await panel.frame.locator('.run .choose').last().click();
  await panel.frame.locator('.run[data-selected]', { hasText: 'Adam' }).waitFor();
  const hidden = await panel.frame.$eval(
    '.optimizers-block',
    ({ scrollHeight, clientHeight }) => scrollHeight - clientHeight,
  );
  expect(hidden).toBeLessThanOrEqual(0);
  // Choosing a run with more sliders has moved nothing.
  expect((await box('.tabs-block-box')).top).toBe(tabs);
  await panel.frame.locator('.run .choose').first().click();
});

it('sashes move, are kept, and come back with a double click', async () => {
  await resize(760, 1000, 'medium');
  const sash = panel.frame.getByRole('separator', { name: 'Height of the curves' });
  const before = (await box('.curves-block-box')).height;
  await sash.focus();
  await panel.page.keyboard.press('ArrowUp');
  expect((await box('.curves-block-box')).height).toBe(before + 16);
  await panel.page.waitForFunction(
    () => (window.standIn.kept as { curvesHeight?: number } | null)?.curvesHeight === 192,
  );
  await sash.dblclick();
  expect((await box('.curves-block-box')).height).toBe(before);
});

it('a window that was made narrow and wide again is the same window', async () => {
  const range = (): Promise<number[]> =>
    panel.frame.$eval(
      '[data-plot="map"]',
      graph => (graph as unknown as { layout: { xaxis: { range: number[] } } }).layout.xaxis.range,
    );
  await resize(760, 1000, 'medium');
  await panel.page.waitForTimeout(300);
  const before = await range();
  await resize(420, 900, 'narrow');
  await resize(1400, 900, 'wide');
  await resize(760, 1000, 'medium');
  await panel.page.waitForTimeout(400);
  const after = await range();
  expect(after[0]).toBeCloseTo(before[0]!, 6);
  expect(after[1]).toBeCloseTo(before[1]!, 6);
});

it('narrow, what is left out is at hand', async () => {
  await resize(320, 700, 'narrow');
  expect(await panel.frame.getByLabel('Speed').count()).toBe(0);
  await panel.frame.getByTitle('More actions').click();
  await panel.frame.getByRole('menuitemcheckbox', { name: 'Speed 2×' }).waitFor();
  await panel.page.keyboard.press('Escape');
  await panel.frame.getByTitle('All settings').click();
  await panel.frame.getByLabel('Steps', { exact: true }).waitFor();
  await panel.frame.getByTitle('Fewer settings').click();
});

it('a table that scrolls sideways begins with the loss, in whole columns under their names', async () => {
  await resize(320, 700, 'narrow');
  await panel.frame.getByRole('tab', { name: 'Table' }).click();
  await panel.frame.locator('.trace-row [role="gridcell"]').first().waitFor();
  const rights = (selector: string): Promise<number[]> =>
    panel.frame.$$eval(selector, cells =>
      cells.map(cell => Math.round(cell.getBoundingClientRect().right)),
    );
  const names = await panel.frame.locator('.trace [role="columnheader"]').allInnerTexts();
  expect(names.slice(0, 2)).toEqual(['step', 'loss']);
  const heads = await rights('.trace [role="columnheader"]');
  expect(await rights('.trace-row[aria-selected="true"] > *')).toEqual(heads);
  const edge = (await box('.trace')).left + (await box('.trace')).width;
  expect(Math.min(...heads.map(right => Math.abs(right - edge)))).toBeLessThan(2);
});

it('long names leave the start its fields', async () => {
  await resize(760, 1000, 'medium');
  await panel.page.evaluate(
    () =>
      void window.standIn.host.type('(slope_of_the_line - 1)^2 + (intercept_of_the_line - 2)^2'),
  );
  const field = panel.frame.getByLabel('Start intercept_of_the_line');
  await field.waitFor();
  const { width, x } = (await field.boundingBox())!;
  const block = await box('.optimizers-block');
  expect(width).toBeGreaterThan(60);
  expect(x + width).toBeLessThan(block.left + block.width);
});
