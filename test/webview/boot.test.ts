import { describe, expect, it } from 'vitest';
import { plotted, stand } from './support';

const { open } = stand();

describe('the page', () => {
  it('says that it is ready, shows words before Plotly, and complains of nothing', async () => {
    const panel = await open('rosenbrock', { bare: true });
    await panel.frame.waitForSelector('.title .katex');
    await panel.waitFor('ready');
    await panel.frame.waitForSelector('[data-plot="map"] .main-svg', { state: 'attached' });
    await panel.frame.waitForSelector('[data-plot="curves"] .main-svg', { state: 'attached' });
    expect(
      panel.complaints.filter(text => !text.includes('favicon') && !text.includes('404')),
    ).toEqual([]);
    expect(await panel.saidKind('failed')).toEqual([]);
    // The numbers of the first step it shows came with the result.
    expect(await panel.frame.locator('.step-grid .katex').count()).toBeGreaterThan(0);
    expect(await panel.saidKind('step')).toEqual([]);
    expect(await panel.page.evaluate(() => window.standIn.bad)).toEqual([]);
    await panel.close();
  });

  it('never takes the keyboard', async () => {
    const panel = await open('rosenbrock');
    expect(await panel.frame.evaluate(() => document.activeElement === document.body)).toBe(true);
    await panel.tellHost({ kind: 'setSteps', steps: 50 });
    await panel.frame.waitForSelector('text=of 50');
    expect(await panel.frame.evaluate(() => document.activeElement === document.body)).toBe(true);
    await panel.close();
  });

  it("leaves the true numbers with Plotly: a contour, each run's path, each run's losses", async () => {
    const panel = await open('rosenbrock');
    await panel.until(
      () =>
        (document.querySelector('[data-plot="map"]') as unknown as { data?: { type: string }[] })
          .data?.[0]?.type === 'contour',
      null,
    );
    const [contour, ...paths] = await plotted(panel, 'map');
    expect(contour?.type).toBe('contour');
    expect(paths.map(({ name }) => name)).toEqual(['Gradient descent', 'Momentum', 'Adam']);
    expect([paths[2]?.x[0], paths[2]?.y[0]]).toEqual([-1.2, 1]);
    expect(paths[2]?.x[72]).toBeCloseTo(-0.6032681454, 9);
    const [gd] = await plotted(panel, 'curves');
    expect(gd?.x).toHaveLength(201);
    expect(gd?.y[0]).toBeCloseTo(24.2, 12);
    await panel.close();
  });

  it('draws a curve for one parameter, with the steps on it', async () => {
    const panel = await open('parabola');
    await panel.until(
      () =>
        (document.querySelector('[data-plot="map"]') as unknown as { data?: { name: string }[] })
          .data?.[0]?.name === 'loss',
      null,
    );
    const [curve, steps] = await plotted(panel, 'map');
    expect(curve?.x.length).toBeGreaterThan(100);
    const f = (x: number): number => x ** 2 + Math.sin(3 * x) / 2;
    expect(curve?.y[50]).toBeCloseTo(f(curve?.x[50] ?? NaN), 9);
    expect(steps?.x[0]).toBe(2);
    expect(steps?.y[0]).toBeCloseTo(f(2), 12);
    await panel.close();
  });

  it('comes back with step, run and tab after a reload', async () => {
    const panel = await open('rosenbrock');
    await panel.choose(72);
    await panel.frame.getByRole('tab', { name: 'Compare' }).click();
    await panel.frame.locator('.run .choose').nth(2).click();
    await panel.page.waitForTimeout(400);
    await panel.frame.evaluate(() => location.reload());
    await panel.frame.waitForSelector('.compare');
    expect(await panel.step()).toBe(72);
    await panel.frame.waitForSelector('.run[data-selected] .name:text("Adam")');
    await panel.close();
  });
});

it('asks for the letters of its words before there are any, and for Plotly once there are', async () => {
  const panel = await open('rosenbrock', { query: { deaf: '1' }, bare: true });
  await panel.frame.getByText('Waiting for the document…').waitFor();
  await panel.page.waitForTimeout(1000);
  const fetched = async (kind: RegExp): Promise<string[]> => {
    const names = await panel.frame.evaluate(() =>
      performance.getEntriesByType('resource').map(({ name }) => name),
    );
    return names.filter(name => kind.test(name));
  };
  expect(await fetched(/fonts/)).toHaveLength(3);
  expect(await fetched(/plotly/)).toEqual([]);
  await panel.tellHost({ kind: 'run' });
  await panel.frame.waitForSelector('.step-grid .katex');
  await panel.until(() => 'Plotly' in window, null);
  await panel.close();
});

describe('the empty state', () => {
  it('tells what to do and offers two ways to begin', async () => {
    const panel = await open('empty');
    const words = await panel.frame.locator('.empty').innerText();
    expect(words).toContain('Type a loss to see it descend');
    expect(words).toContain('(1 - x)^2 + 100*(y - x^2)^2');
    await panel.frame.getByRole('button', { name: 'Insert this example' }).click();
    await panel.frame.getByRole('button', { name: 'Open a sample…' }).click();
    await panel.waitFor('insertExample');
    await panel.waitFor('openSample');
    expect(await panel.frame.locator('.strips, [data-plot]').count()).toBe(0);
    await panel.close();
  });

  it('says why where the first text is wrong', async () => {
    const panel = await open('wrong');
    const words = await panel.frame.locator('.empty').innerText();
    expect(words).toContain('Line 1, column 17: ');
    expect(words).not.toContain('Type a loss');
    await panel.frame.getByRole('button', { name: 'Go to line 1' }).click();
    expect(await panel.waitFor('goTo')).toEqual({ kind: 'goTo', line: 1, column: 17 });
    await panel.close();
  });
});
