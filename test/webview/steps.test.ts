import { describe, expect, it } from 'vitest';
import { stand } from './support';

const { open } = stand();

describe('a step chosen in one place', () => {
  it('is chosen in all', async () => {
    const panel = await open('rosenbrock');
    await panel.frame.locator('.run .choose').nth(2).click();
    await panel.choose(72);
    await panel.frame.waitForSelector(
      'text=Adam moved x by +0.007233 and y by −0.01100. The loss fell from 2.594 to 2.572 (−0.86 %).',
    );
    expect(await panel.frame.locator('.run[data-selected] .loss').innerText()).toBe('2.572');
    expect(await panel.frame.locator('.step-pill').innerText()).toBe('72');
    await panel.frame.getByRole('tab', { name: 'Table' }).click();
    const row = panel.frame.locator('.trace-row[aria-selected="true"]');
    await row.getByText('−0.6033').waitFor();
    expect(await row.innerText()).toMatch(/^72\b/);
    await panel.frame.locator('.trace-row', { hasText: /^74/ }).click();
    expect(await panel.step()).toBe(74);
    await panel.close();
  });

  it('can be chosen on the curves', async () => {
    const panel = await open('rosenbrock');
    const box = (await panel.frame.locator('.curves-block .plot-area').boundingBox())!;
    const pill = (await panel.frame.locator('.step-pill').boundingBox())!;
    const right = pill.x + pill.width / 2;
    const left = box.x + 60;
    await panel.page.mouse.click((left + right) / 2, box.y + 40);
    expect(Math.abs((await panel.step()) - 100)).toBeLessThanOrEqual(1);
    await panel.page.mouse.move((left + right) / 2, box.y + 40);
    await panel.page.mouse.down();
    await panel.page.mouse.move(left + (right - left) / 4, box.y + 60, { steps: 4 });
    await panel.page.mouse.up();
    expect(Math.abs((await panel.step()) - 50)).toBeLessThanOrEqual(1);
    await panel.close();
  });

  it('can be chosen on a path of the map', async () => {
    const panel = await open('lost');
    await panel.choose(0);
    const ring = (await panel.frame.locator('.start-ring').boundingBox())!;
    await panel.choose(1);
    const before = await panel.saidKind('setStart');
    // The first step leads up and to the right; a quarter of the way along it no step is near, on its end one is.
    const box = (await panel.frame.locator('.map-block .plot-area').boundingBox())!;
    const end = await panel.frame.evaluate(() => {
      const graph = document.querySelector('[data-plot="map"]') as unknown as {
        data: { x: number[]; y: number[] }[];
        layout: { xaxis: { range: number[] }; yaxis: { range: number[] } };
      };
      const path = graph.data.at(-1)!;
      return {
        x: path.x[1]!,
        y: path.y[1]!,
        xr: graph.layout.xaxis.range,
        yr: graph.layout.yaxis.range,
      };
    });
    const x = box.x + 50 + ((end.x - end.xr[0]!) / (end.xr[1]! - end.xr[0]!)) * (box.width - 68);
    const y =
      box.y + 8 + (1 - (end.y - end.yr[0]!) / (end.yr[1]! - end.yr[0]!)) * (box.height - 50);
    await panel.choose(0);
    await panel.page.mouse.click(x, y);
    await panel.until(
      () => document.querySelector<HTMLInputElement>('.step-field')?.value === '1',
      null,
    );
    expect(await panel.saidKind('setStart')).toEqual(before);
    expect(ring.width).toBeGreaterThan(0);
    await panel.close();
  });
});

describe('the keys', () => {
  it('walk through the steps and the runs', async () => {
    const panel = await open('rosenbrock');
    const { keyboard } = panel.page;
    await panel.frame.locator('.section-head h2').first().click();
    const press = async (key: string): Promise<number> => {
      await keyboard.press(key);
      return await panel.step();
    };
    expect(await press('Home')).toBe(0);
    expect(await press('ArrowRight')).toBe(1);
    expect(await press('Shift+ArrowRight')).toBe(11);
    expect(await press('ArrowLeft')).toBe(10);
    expect(await press('Shift+ArrowLeft')).toBe(0);
    expect(await press('End')).toBe(200);
    await keyboard.press('ArrowDown');
    await panel.frame.waitForSelector('.run[data-selected] .name:text("Momentum")');
    await keyboard.press('ArrowUp');
    await panel.frame.waitForSelector('.run[data-selected] .name:text("Gradient descent")');
    await panel.close();
  });

  it('leave a field alone', async () => {
    const panel = await open('rosenbrock');
    const field = panel.frame.getByLabel('Steps', { exact: true });
    await field.click();
    await panel.page.keyboard.press('Home');
    await panel.page.keyboard.press(' ');
    expect(await panel.step()).toBe(200);
    await panel.page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('200');
    await panel.close();
  });

  it('remove the selected run', async () => {
    const panel = await open('rosenbrock');
    await panel.frame.locator('.section-head h2').first().click();
    await panel.page.keyboard.press('Delete');
    const { run } = await panel.waitFor('removeRun');
    expect(run).toMatch(/sgd/);
    await panel.until(() => document.querySelectorAll('.run').length === 2, null);
    await panel.close();
  });
});

describe('playback', () => {
  it('runs from the start, stands still when paused, and stops at the end', async () => {
    const panel = await open('rosenbrock');
    const button = panel.frame.locator('.play');
    const place = await button.boundingBox();
    await button.click();
    expect(await button.innerText()).toBe('Pause');
    expect(await button.boundingBox()).toEqual(place);
    await panel.until(
      () => Number(document.querySelector<HTMLInputElement>('.step-field')?.value) > 3,
      null,
    );
    await button.click();
    const paused = await panel.step();
    await panel.page.waitForTimeout(300);
    expect(await panel.step()).toBe(paused);
    await panel.frame.getByLabel('Speed').selectOption('4');
    await panel.choose(190);
    await button.click();
    await panel.until(
      () => document.querySelector<HTMLInputElement>('.step-field')?.value === '200',
      null,
    );
    await panel.frame.waitForSelector('.play:text("Run")');
    await panel.close();
  });

  it('is paused by the scrubber', async () => {
    const panel = await open('rosenbrock');
    await panel.frame.locator('.play').click();
    await panel.frame.locator('.scrubber input').focus();
    await panel.page.keyboard.press('ArrowRight');
    await panel.frame.waitForSelector('.play:text("Run")');
    await panel.close();
  });

  it('jumps instead of moving where motion is to be reduced', async () => {
    const panel = await open('rosenbrock', { query: { still: '1' } });
    const seen = await panel.frame.evaluate(
      () =>
        new Promise<number>(resolve => {
          const values = new Set<string>();
          document.querySelector<HTMLElement>('.play')?.click();
          const began = performance.now();
          const look = (): void => {
            values.add(document.querySelector<HTMLInputElement>('.step-field')?.value ?? '');
            if (performance.now() - began < 1500) requestAnimationFrame(look);
            else resolve(values.size);
          };
          look();
        }),
    );
    expect(seen).toBeLessThan(20);
    await panel.close();
  });
});

describe('the table', () => {
  it('holds a million rows and fetches only those in sight', async () => {
    const panel = await open('million', { query: {} });
    await panel.frame.getByRole('tab', { name: 'Table' }).click();
    await panel.frame.locator('.trace-row', { hasText: /^1,000,000/ }).waitFor();
    await panel.frame
      .locator('.trace-row[aria-selected="true"] [role="gridcell"]')
      .first()
      .waitFor();
    expect(await panel.frame.locator('.trace-row').count()).toBeLessThan(60);
    await panel.choose(500_000);
    await panel.frame
      .locator('.trace-row[aria-selected="true"] [role="gridcell"]')
      .first()
      .waitFor();
    const pages = await panel.saidKind('rows');
    expect(pages.every(({ count }) => count <= 200)).toBe(true);
    expect(pages.length).toBeLessThan(8);
    await panel.frame.locator('.trace').focus();
    await panel.page.keyboard.press('ArrowDown');
    expect(await panel.step()).toBe(500_001);
    await panel.close();
  });
});
