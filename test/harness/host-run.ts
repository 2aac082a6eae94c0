// One run of the host suites in a page that holds a workbench: listens to the extension host's console and waits for the suite's end, or kills it at the limit.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { readCounts, type Counts } from './host-report';

const limit = 5 * 60_000;

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
    if (/^\s*[✓✗]/.test(line)) print(line);
  };
  await page.exposeFunction('codeAutomationLog', listen);
  const ended = new Promise<number>(resolve => {
    void page.exposeFunction('codeAutomationExit', resolve).then(() => page.goto(url));
  });
  const code = await Promise.race([ended, sleep(limit, undefined, { ref: false })]);
  const counts = readCounts(log);
  if (code === undefined)
    print(`The suite hung and was ended after ${(limit / 60_000).toString()} minutes.`);
  if (code === undefined || counts === undefined) print(log);
  if (counts === undefined) return { passed: 0, failed: 1 };
  // A suite that ends badly after its last test has failed as well.
  return code === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
