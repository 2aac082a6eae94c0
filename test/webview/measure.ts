// Prints what DESIGN 5 promises of the panel, measured on the page alone in a real browser: first words, first picture, redraw, frames per second, memory.
// npx esbuild test/webview/measure.ts --bundle --platform=node --format=esm --packages=external --outfile=out/harness/measure.mjs && node out/harness/measure.mjs
// The host's part runs in the same thread here, so a real panel is faster, not slower.
import { chromium, type Frame, type Page } from 'playwright-core';
import { cachedBrowser } from '../../scripts/lib/cached-browser.mjs';
import { serve } from './stand-in/serve';

const patience = 120_000;

async function panel(page: Page, url: string): Promise<Frame> {
  await page.goto(url, { waitUntil: 'commit' });
  const frame = await (await page.waitForSelector('iframe', { timeout: patience })).contentFrame();
  if (frame === null) throw new Error('The stand-in has no frame.');
  return frame;
}

/** Milliseconds from the page's first script line. */
const since = (frame: Frame, selector: string): Promise<number> =>
  frame
    .waitForFunction(
      wanted => (document.querySelector(wanted) === null ? false : performance.now()),
      selector,
      { timeout: patience, polling: 'raf' },
    )
    .then(async handle => Number(await handle.jsonValue()));

const frames = (frame: Frame, seconds: number): Promise<{ perSecond: number; worst: number }> =>
  frame.evaluate(
    time =>
      new Promise<{ perSecond: number; worst: number }>(resolve => {
        const gaps: number[] = [];
        const began = performance.now();
        let last = began;
        const tick = (now: number): void => {
          gaps.push(now - last);
          last = now;
          if (now - began < time * 1000) requestAnimationFrame(tick);
          else
            resolve({
              perSecond: (gaps.length / (now - began)) * 1000,
              worst: Math.max(...gaps.slice(1)),
            });
        };
        requestAnimationFrame(tick);
      }),
    seconds,
  );

const served = await serve();
const { executablePath, env } = await cachedBrowser();
const browser = await chromium.launch({
  executablePath,
  env: { ...process.env, ...env },
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
try {
  const page = await browser.newPage({ viewport: { width: 760, height: 1000 } });
  const frame = await panel(page, `${served.url}/?doc=long`);
  const words = await since(frame, '.title .katex');
  const picture = await since(frame, '[data-plot="map"] .contourlayer path');
  console.log(`first words     ${words.toFixed(0)} ms after the page began`);
  console.log(`first picture   ${(picture - words).toFixed(0)} ms later`);
  await page.waitForTimeout(3000);

  await frame.evaluate(() => document.querySelector<HTMLElement>('.play')?.click());
  await page.waitForTimeout(500);
  const { perSecond, worst } = await frames(frame, 5);
  console.log(
    `playback        ${perSecond.toFixed(1)} frames a second over three paths of 10,000 steps, longest frame ${worst.toFixed(0)} ms`,
  );

  const small = await panel(page, `${served.url}/?doc=rosenbrock`);
  await since(small, '[data-plot="map"] .contourlayer path');
  await page.waitForTimeout(2000);
  const redraws = await small.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>('.slider-row input[type=range]');
    const field = (): string =>
      document.querySelector('.run[data-selected] .loss')?.textContent ?? '';
    const times: number[] = [];
    for (let i = 0; slider !== null && i < 20; i++) {
      const before = field();
      const began = performance.now();
      slider.value = String(300 + i * 7);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      while (field() === before && performance.now() - began < 2000)
        await new Promise(requestAnimationFrame);
      times.push(performance.now() - began);
    }
    return times.sort((a, b) => a - b);
  });
  console.log(
    `dragged slider  ${(redraws[10] ?? NaN).toFixed(0)} ms to the new path (median), ${(redraws.at(-1) ?? NaN).toFixed(0)} ms at worst`,
  );

  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? NaN;
  console.log(
    `memory          ${(heap / 1e6).toFixed(0)} MB of JavaScript, the stand-in's host included`,
  );
} finally {
  await browser.close();
  await served.close();
}
process.exit();
