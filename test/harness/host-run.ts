// One run of the host suites in a page that holds a workbench: listens to the extension host's console and waits for the suite's end, or kills it at the limit.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { readCounts, type Counts } from '../../scripts/lib/counts.mjs';

/** `npm run leaks` has more to do. */
const limit = 13 * 60_000 * Number(process.env.DESCENT_LEAKS ?? 1);

/** @returns the counts; a run that ends without them has failed. */
export async function hostRun(
  page: Page,
  url: string,
  print: (line: string) => void,
): Promise<Counts> {
  let log = '';
  const listen = (_type: string, args: unknown[]): void => {
    const line = args.map(text).join(' ');
    log += `${line}\n`;
    if (/^\s*[✓✗·]/.test(line)) print(line);
  };
  await page.exposeFunction('codeAutomationLog', listen);
  const ended = new Promise<number>(resolve => {
    void page.exposeFunction('codeAutomationExit', resolve).then(() => page.goto(url));
  });
  const code = await Promise.race([ended, sleep(limit, undefined, { ref: false })]);
  const counts = readCounts(log, code ?? 1);
  if (code === undefined) {
    print(`The suite hung and was ended after ${(limit / 60_000).toString()} minutes.`);
  }
  if (code === undefined || counts.passed === 0) print(log);
  return counts;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
