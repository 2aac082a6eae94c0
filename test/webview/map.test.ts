import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { center, stand, type Panel } from './support';

const { open } = stand();

interface Ranges {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

const ranges = (panel: Panel): Promise<Ranges> =>
  panel.frame.$eval('[data-plot="map"]', graph => {
    const { xaxis, yaxis } = (
      graph as unknown as { layout: Record<'xaxis' | 'yaxis', { range: number[] }> }
    ).layout;
    return { x: xaxis.range, y: yaxis.range };
  });

const results = (panel: Panel): Promise<number> =>
  panel.page.evaluate(() => window.standIn.told.filter(({ kind }) => kind === 'result').length);

describe('the map of two parameters', () => {
  let panel: Panel;
  beforeAll(async () => {
    panel = await open('rosenbrock');
  }, 120_000);
  afterAll(async () => {
    await panel.close();
  });

  it('starts where one clicks', async () => {
    const box = (await panel.frame.locator('.map-block .plot-area').boundingBox())!;
    await panel.forget();
    await panel.page.mouse.click(box.x + 80, box.y + box.height - 70);
    const { start } = await panel.waitFor('setStart');
    const { x, y } = await ranges(panel);
    expect(start[0]).toBeCloseTo(x[0]! + ((80 - 50) / (box.width - 68)) * (x[1]! - x[0]!), 2);
    expect(start[1]).toBeCloseTo(y[0]! + ((70 - 42) / (box.height - 50)) * (y[1]! - y[0]!), 2);
    await panel.tellHost({ kind: 'reset' });
  });

  it('lets its start be dragged, and the paths follow while it moves', async () => {
    await panel.until(() => document.querySelector('.start-ring') !== null, null);
    const ring = await center(panel, '.start-ring');
    const before = await results(panel);
    await panel.forget();
    await panel.page.mouse.move(ring.x, ring.y);
    await panel.page.mouse.down();
    await panel.page.mouse.move(ring.x + 40, ring.y + 30, { steps: 8 });
    await panel.waitFor('setStart');
    await panel.page.waitForFunction(
      count => window.standIn.told.filter(({ kind }) => kind === 'result').length > count,
      before,
    );
    await panel.page.mouse.up();
    const [last] = (await panel.saidKind('setStart')).slice(-1);
    await panel.until(
      wanted =>
        Math.abs(
          Number(
            document
              .querySelector<HTMLInputElement>('[aria-label="Start x"]')
              ?.value.replace('−', '-'),
          ) - wanted,
        ) < 0.01,
      last!.start[0]!,
    );
    const now = await center(panel, '.start-ring');
    expect(Math.hypot(now.x - ring.x - 40, now.y - ring.y - 30)).toBeLessThan(3);
    await panel.tellHost({ kind: 'reset' });
  });

  it('lets its start be moved by arrow keys', async () => {
    await panel.forget();
    await panel.frame.locator('.start-ring').focus();
    const step = await panel.step();
    await panel.page.keyboard.press('ArrowRight');
    const { start } = await panel.waitFor('setStart');
    const { x } = await ranges(panel);
    expect(start[0]).toBeCloseTo(-1.2 + 0.01 * (x[1]! - x[0]!), 2);
    expect(await panel.step()).toBe(step);
    await panel.tellHost({ kind: 'reset' });
  });

  it('keeps its window when something is overridden, and a person’s own even when the document is run again', async () => {
    const fitted = await ranges(panel);
    await panel.tellHost({ kind: 'setHyperparameter', run: 'adam-2', name: 'alpha', value: 0.3 });
    await panel.frame.waitForSelector('.run .alpha:text("α 0.3")', { state: 'attached' });
    expect(await ranges(panel)).toEqual(fitted);
    const at = await center(panel, '.map-block .plot-area');
    await panel.page.mouse.move(at.x, at.y);
    await panel.page.mouse.wheel(0, -240);
    await panel.until(wide => {
      const { xaxis } = (
        document.querySelector('[data-plot="map"]') as unknown as {
          layout: { xaxis: { range: number[] } };
        }
      ).layout;
      return xaxis.range[1]! - xaxis.range[0]! < wide * 0.95;
    }, fitted.x[1]! - fitted.x[0]!);
    await panel.page.waitForTimeout(400);
    const zoomed = await ranges(panel);
    const before = await results(panel);
    await panel.tellHost({ kind: 'run' });
    await panel.page.waitForFunction(
      count => window.standIn.told.filter(({ kind }) => kind === 'result').length > count,
      before,
    );
    await panel.page.waitForTimeout(300);
    expect(await ranges(panel)).toEqual(zoomed);
    await panel.frame.getByTitle('Show all paths').click();
    await panel.page.waitForTimeout(400);
    const all = await ranges(panel);
    expect(all).not.toEqual(zoomed);
    await panel.tellHost({ kind: 'reset' });
  });

  it('magnifies a short step, unless told not to', async () => {
    await panel.choose(72);
    await panel.until(
      () => document.querySelector('.lens')?.textContent.startsWith('Step 72, ') === true,
      null,
    );
    expect(
      await panel.frame.locator('.lens').evaluate(lens => getComputedStyle(lens).visibility),
    ).toBe('visible');
    await panel.frame.getByTitle('More actions').click();
    await panel.frame.getByRole('menuitemcheckbox', { name: 'Lens on short steps' }).click();
    await panel.until(
      () => getComputedStyle(document.querySelector('.lens')!).visibility === 'hidden',
      null,
    );
    await panel.frame.getByTitle('More actions').click();
    await panel.frame.getByRole('menuitemcheckbox', { name: 'Lens on short steps' }).click();
  });
});

it('shows a slice through any two of many parameters', async () => {
  const panel = await open('network');
  await panel.forget();
  await panel.frame.getByLabel('Vertical parameter of the slice').selectOption({ label: 'b₂' });
  await panel.page.waitForFunction(() =>
    window.standIn.said.some(
      message => message.kind === 'map' && message.map.axes.join() === '0,5',
    ),
  );
  const maps = await panel.saidKind('map');
  expect(maps.at(-1)?.map.at).toHaveLength(9);
  await panel.until(
    () => document.querySelector('.axis-title.math.y')?.textContent.includes('b') === true,
    null,
  );
  await panel.close();
});

it('marks where a diverging run leaves and is not stretched by it', async () => {
  const panel = await open('diverged');
  const { x } = await ranges(panel);
  expect(x[1]! - x[0]!).toBeLessThan(8);
  expect(
    await panel.frame.locator('.end-label', { hasText: 'Gradient descent' }).innerText(),
  ).toContain('✕');
  expect(await panel.page.evaluate(() => window.standIn.bad)).toEqual([]);
  await panel.close();
});

it('asks for the loss of the batch of the step, and draws the rows of it', async () => {
  const panel = await open('batch');
  await panel.choose(16);
  await panel.page.waitForFunction(() =>
    window.standIn.said.some(message => message.kind === 'map' && message.map.batchOf?.step === 16),
  );
  await panel.frame.getByRole('tab', { name: 'Data' }).click();
  await panel.frame.waitForSelector('[data-plot="data"] .main-svg', { state: 'attached' });
  expect(await panel.frame.locator('.map-key').innerText()).toContain('loss of this batch');
  // Model, residuals and batch are most of what is drawn, and a new result has its own.
  const ink = (): Promise<number> =>
    panel.frame.locator('[data-layer=data]').evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      return data.filter((value, i) => i % 4 === 3 && value > 0).length;
    });
  const first = await ink();
  await panel.tellHost({ kind: 'setSeed', seed: 9 });
  await panel.page.waitForFunction(() => {
    const { told } = window.standIn;
    const newest = Math.max(...told.map(one => (one.kind === 'result' ? one.result.id : 0)));
    return newest > 1 && told.some(one => one.kind === 'step' && one.detail.result === newest);
  });
  await expect.poll(ink, { timeout: 20_000 }).toBeGreaterThan(first * 0.8);
  await panel.close();
});

it('magnifies a short step on the curve of one parameter, too', async () => {
  const panel = await open('parabola');
  await panel.choose(11);
  await panel.until(
    () => document.querySelector('.lens')?.textContent.startsWith('Step 11, ') === true,
    null,
  );
  await panel.page.waitForFunction(() =>
    window.standIn.told.some(
      message => message.kind === 'map' && message.map.purpose === 'lens' && message.map.ny === 1,
    ),
  );
  await panel.close();
});

it('draws the rows of a mean so that they add up to −g, and says so', async () => {
  const panel = await open('batch');
  await panel.choose(16);
  await panel.frame.getByTitle('More actions').click();
  await panel.frame.getByRole('menuitemcheckbox', { name: /^Gradient of each row/ }).click();
  await panel.frame.locator('.map-key', { hasText: 'of each row' }).waitFor();
  const key = await panel.frame.locator('.map-key .katex-mathml annotation').allTextContents();
  expect(key).toContain('-\\nabla/n');
  expect(key).toContain('-g=\\textstyle\\sum');
  await panel.close();
});

it('puts the word “start” beside the paths, not across them', async () => {
  const panel = await open('race', { width: 320, height: 800 });
  await panel.frame.waitForSelector('.start-label');
  const crossed = await panel.frame.evaluate(() => {
    const label = document.querySelector('.start-label')!.getBoundingClientRect();
    const graph = document.querySelector('[data-plot="map"]')!;
    const { data, layout } = graph as unknown as {
      data: { name: string; x: number[]; y: number[] }[];
      layout: Record<'xaxis' | 'yaxis', { range: [number, number] }>;
    };
    const box = graph.getBoundingClientRect();
    const { l, r, t, b } = { l: 50, r: 18, t: 8, b: 42 };
    const at = (value: number, [low, high]: [number, number]): number =>
      (value - low) / (high - low);
    let inside = 0;
    for (const { name, x, y } of data)
      if (name !== 'loss')
        Array.from(x).forEach((value, i) => {
          const left = box.left + l + at(value, layout.xaxis.range) * (box.width - l - r);
          const top = box.top + t + (1 - at(y[i]!, layout.yaxis.range)) * (box.height - t - b);
          if (left > label.left && left < label.right && top > label.top && top < label.bottom)
            inside++;
        });
    return inside;
  });
  expect(crossed).toBe(0);
  await panel.close();
});
