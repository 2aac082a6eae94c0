// Counts that no suite is left out: every file of tests is picked up by exactly one runner, and every runner has some.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { findFiles } from '../../../scripts/lib/find-files.mjs';
import { suites } from '../../../scripts/lib/suites.mjs';

/** What makes a file one of tests is that it declares some, not how it is named. */
const declaresTests = /^\s*(?:describe|it|test)(?:\.\w+(?:\([\s\S]*?\))?)?\(/m;

describe('the suites', () => {
  it('are each picked up by one runner', async () => {
    const present: string[] = [];
    for (const file of await findFiles('test', '.ts', '.tsx', '.mts', '.mjs', '.js')) {
      if (declaresTests.test(await readFile(file, 'utf8'))) present.push(file);
    }
    const picked: string[] = [];
    for (const { folder, ending } of Object.values(suites)) {
      picked.push(...(await findFiles(folder, ending)));
    }
    expect(picked.sort()).toEqual(present);
  });

  it.each(Object.values(suites))('exist in $folder', async ({ folder, ending }) => {
    expect((await findFiles(folder, ending)).length).toBeGreaterThan(0);
  });
});
