// What the core does to be ready must itself be right: an error there would keep every text from being read.

import { expect, test } from 'vitest';
import { makingReady } from '../../src/core/making-ready';

test('the core makes itself ready, in many turns', () => {
  expect([...makingReady()].length).toBeGreaterThan(20);
});
