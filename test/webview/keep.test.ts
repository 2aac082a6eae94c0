// Keeping what is seen: pictures on the clipboard and in files, and what is copied as text.

import { describe, expect, it } from 'vitest';
import { stand, type Panel } from './support';

// Surfaces need WebGL.
const { open } = stand({ flat: false });

/** Chooses an item of the map's or the curves' picture menu. */
async function keep(panel: Panel, block: '.map-block' | '.curves-block', item: string) {
  await panel.frame.locator(block).getByTitle('Copy or save picture').click();
  await panel.frame.getByRole('menuitem', { name: item }).click();
}

/** PNG, 3rd edition (W3C): eight bytes of signature, then IHDR with width and height. */
const pngSignature = '89504e470d0a1a0a';

function pngSize(bytes: Buffer): [number, number] {
  expect(bytes.subarray(0, 8).toString('hex')).toBe(pngSignature);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const bytesOf = (url: string): Buffer => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
const textOf = (url: string): string =>
  url.startsWith('data:') ? decodeURIComponent(url.slice(url.indexOf(',') + 1)) : url;

/** The colour of a picture's top left pixel, as a browser decodes it. */
const corner = (panel: Panel, url: string): Promise<number[]> =>
  panel.page.evaluate(async source => {
    const image = new Image();
    image.src = source;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0);
    return [...context.getImageData(1, 1, 1, 1).data];
  }, url);

describe('a picture', () => {
  it('is copied as a PNG', async () => {
    const panel = await open('race');
    await keep(panel, '.map-block', 'Copy picture');
    await panel.until(
      () => document.querySelector('[data-live="note"]')?.textContent === 'Picture copied.',
      null,
    );
    const bytes = await panel.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const blob = await item!.getType('image/png');
      return [...new Uint8Array(await blob.arrayBuffer())];
    });
    expect(pngSize(Buffer.from(bytes))).toEqual([1440, 1120]);
    await panel.close();
  });

  it('is offered as a file where it cannot be copied', async () => {
    const panel = await open('race');
    await panel.frame.evaluate(() => {
      navigator.clipboard.write = () => Promise.reject(new Error('refused'));
    });
    await keep(panel, '.curves-block', 'Copy picture');
    const { format, name } = await panel.waitFor('save');
    expect([format, name]).toEqual(['png', 'race.loss curves']);
    expect(await panel.frame.locator('[data-live="note"]').innerText()).toBe(
      'The picture cannot be copied here; it can be saved.',
    );
    await panel.close();
  });

  it.each(['dark', 'light', 'hc', 'hc-light'] as const)('is light for paper in %s', async theme => {
    const panel = await open('race', { theme });
    for (const block of ['.map-block', '.curves-block'] as const) {
      await panel.forget();
      await keep(panel, block, 'Save picture (PNG)');
      const { data } = await panel.waitFor('save');
      const [width, height] = pngSize(bytesOf(data!));
      expect([width, height]).toEqual(block === '.map-block' ? [1440, 1120] : [1520, 760]);
      expect(await corner(panel, data!)).toEqual([255, 255, 255, 255]);
    }
    await panel.forget();
    await keep(panel, '.map-block', 'Save picture (SVG)');
    const { data, format } = await panel.waitFor('save');
    const svg = textOf(data!);
    expect(format).toBe('svg');
    expect(svg).toMatch(/^<svg/);
    for (const name of ['Gradient descent', 'Momentum', 'Nesterov', 'RMSProp', 'Adam'])
      expect(svg).toContain(name);
    await panel.close();
  });

  it('of the surface is the surface', async () => {
    const panel = await open('race');
    await panel.frame.getByLabel('Kind of map').selectOption('surface');
    await panel.frame.waitForSelector('[data-plot="map"] canvas', { state: 'attached' });
    await panel.until(
      () =>
        (document.querySelector('[data-plot="map"]') as unknown as { data?: { type: string }[] })
          .data?.[0]?.type === 'surface',
      null,
    );
    await keep(panel, '.map-block', 'Save picture (SVG)');
    const svg = textOf((await panel.waitFor('save')).data!);
    // What WebGL draws stands in an SVG as an image; the contour's lines would be paths of class contourlevel.
    expect(svg).toContain('<image');
    expect(svg).not.toContain('contourlevel');
    await panel.close();
  });
});

describe('text', () => {
  const chosen = async (panel: Panel, tab: string, menu: string, item: string): Promise<string> => {
    await panel.frame.locator(`#tab-${tab}`).click();
    await panel.forget();
    await panel.frame.locator('.tab-tools').getByTitle(menu).click();
    await panel.frame.getByRole('menuitem', { name: item }).click();
    return (await panel.waitFor('copy')).text;
  };

  it('is copied as it is shown: step, gradient, comparison, contract', async () => {
    const panel = await open('rosenbrock');
    await panel.frame.locator('.run .choose').nth(2).click();
    await panel.choose(72);
    await panel.frame.waitForSelector('text=Adam moved x by +0.007233 and y by −0.01100.');
    const text = await chosen(panel, 'step', 'Copy this step', 'Copy this step as text');
    expect(text.split('\n')[0]).toBe('Adam, step 72 of 200');
    expect(text).toContain('m = beta1 * m + (1 - beta1) * g');
    const latex = await chosen(panel, 'step', 'Copy this step', 'Copy this step as LaTeX');
    expect(latex).toContain('\\beta_{1} m + (1 - \\beta_{1}) g');
    expect(await chosen(panel, 'gradient', 'Copy', 'Copy the gradient as text')).toBe(
      '∂f/∂x = -2 * (1 - x) - 400 * x * (y - x^2)\n∂f/∂y = 200 * (y - x^2)',
    );
    const table = await chosen(panel, 'compare', 'Copy', 'Copy the comparison');
    const lines = table.split('\n').map(line => line.split('\t'));
    expect(lines[0]).toEqual([
      'optimizer',
      'alpha',
      'steps to loss <= 0.2',
      'gradient evaluations',
      'final loss',
      'verdict',
    ]);
    expect(lines.slice(1).map(([name, alpha]) => [name, alpha])).toEqual([
      ['Adam', '0.2'],
      ['Momentum', '0.005'],
      ['Gradient descent', '0.001'],
    ]);
    expect(await chosen(panel, 'compare', 'Copy', 'Copy the contract')).toBe(
      'Same start (−1.2, 1) and the same 200 steps, 200 gradient evaluations each. No randomness in this loss. Learning rates as stated, not tuned.',
    );
    await panel.close();
  });
});
