// `node out/harness/hour.mjs MINUTES`: plays three paths of 10,000 steps in real time for that long, says every minute what the page holds, and fails where it grows.
import { setTimeout as sleep } from 'node:timers/promises';
import { launchBrowser } from '../harness/browser';
import { forgetMessages, heapSession, heldBytes, playAgain } from './playback';
import build from './stand-in/build';
import { serve } from './stand-in/serve';

const minutes = Number(process.argv[2] ?? 60);
/** Megabytes; what is made once is made in the first minute. */
const allowed = 2;

await build();
const [served, browser] = await Promise.all([serve(), launchBrowser({ width: 760, height: 1000 })]);
try {
  const page = await browser.context.newPage();
  await page.goto(`${served.url}/?doc=long`, { waitUntil: 'commit' });
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (frame === null) throw new Error('The stand-in has no frame.');
  await frame.waitForSelector('[data-plot="map"] .main-svg', { state: 'attached' });
  const session = await heapSession(page);
  const held: number[] = [];
  for (let minute = 0; minute <= minutes; minute++) {
    const end = Date.now() + 60_000;
    while (Date.now() < end) {
      await playAgain(frame);
      await sleep(500);
    }
    await forgetMessages(page);
    held.push((await heldBytes(session)) / 1e6);
    console.log(`minute ${minute}: ${held.at(-1)!.toFixed(2)} MB`);
  }
  const grown = held.at(-1)! - held[0]!;
  console.log(
    `${grown.toFixed(2)} MB more after ${minutes} minutes of playback; up to ${allowed} are allowed.`,
  );
  process.exitCode = grown > allowed ? 1 : 0;
} finally {
  await browser.close();
  await served.close();
}
process.exit();
