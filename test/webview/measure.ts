// `npm run measure`: prints what DESIGN 5 promises of the panel, measured on the page alone in a real browser. A machine that does other work is slower.

import { cpus, loadavg } from 'node:os';
import { chromium } from 'playwright-core';
import { cachedBrowser } from '../../scripts/lib/cached-browser.mjs';
import { documents } from './stand-in/documents';
import build from './stand-in/build';
import { serve } from './stand-in/serve';
import {
  heap,
  openAlone,
  playback,
  redrawn,
  sliderDragged,
  startDragged,
  type Times,
} from './measure-page';
import { markFirsts, marks, startsAgain } from './measure-start';
import { partsBetween, told } from './measure-trace';

const thousand = (documents.rosenbrock ?? '').replace('optimizers:', 'steps: 1000\noptimizers:');

/** The same loss with another factor, each of its own. */
const others = Array.from({ length: 7 }, (_, i) => thousand.replace('100*', `${20 + 10 * i}*`));

const whole = (value: number): string => value.toFixed(0);
const median = (times: Times): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;

function tell(what: string, measured: string, goal: string): void {
  console.log(`${what.padEnd(34)} ${measured.padEnd(44)} ${goal}`);
}

const spread = (times: Times): string =>
  `${whole(median(times))} ms (median), ${whole(Math.max(...times))} ms at worst`;

await build();
const served = await serve();
const { executablePath, env } = await cachedBrowser();
// Without the software graphics card that the tests need for surfaces: it would draw for as long as the page computes.
const browser = await chromium.launch({
  executablePath,
  env: { ...process.env, ...env },
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
});
try {
  const load = (loadavg()[0] ?? NaN).toFixed(1);
  console.log(`${cpus().length} processors, load ${load} before this began\n`);
  tell('what', 'measured', 'goal (DESIGN 5)');
  const page = await browser.newPage({ viewport: { width: 760, height: 1000 } });
  await markFirsts(page);
  await openAlone(page, `${served.url}/?doc=rosenbrock`);
  const { starts, events } = await startsAgain(browser, page, 9);
  tell('page ready, from its first line', spread(starts.map(({ ready }) => ready)), '');
  tell('first words, from its first line', spread(starts.map(({ words }) => words)), '300 ms');
  tell('  of which, medians', told(partsBetween(events, marks.begin, marks.words)), '');
  tell(
    'first picture, after the words',
    spread(starts.map(({ words, picture }) => picture - words)),
    '2,000 ms',
  );
  tell('  of which, medians', told(partsBetween(events, marks.words, marks.picture)), '');

  const long = await openAlone(page, `${served.url}/?doc=long`);
  await page.waitForTimeout(3000);
  const { perSecond, worst } = await playback(long, 5);
  tell(
    'playback, three paths of 10,000',
    `${perSecond.toFixed(1)} a second, longest frame ${whole(worst)} ms`,
    '60 a second',
  );

  const text = new URLSearchParams({ doc: 'thousand', text: thousand });
  const short = await openAlone(page, `${served.url}/?${text.toString()}`);
  await page.waitForTimeout(2000);
  tell('slider dragged, 1,000 steps', spread(await sliderDragged(page, short, 24)), '100 ms');
  tell('start dragged, 1,000 steps', spread(await startDragged(page, short, 24)), '100 ms');
  tell('another loss on an open panel', spread(await redrawn(page, short, others)), '300 ms');
  const memory = await heap(page);
  tell('memory of the page and its host', `${(memory / 1e6).toFixed(0)} MB of JavaScript`, '');
} finally {
  await browser.close();
  await served.close();
}
process.exit();
