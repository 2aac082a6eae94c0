// Playback leaves nothing behind: the page holds as much memory after 20,000 frames as before, each of which shows another step.
import { expect, it } from 'vitest';
import { forgetMessages, heapSession, heldBytes, hide, hurry, playFrames } from './playback';
import { stand } from './support';

const { open } = stand();

/** Sixty steps a second at 1x: a frame each. */
const text = '---\nstart: {x: 2}\nalpha: 0.02\nsteps: 480\n---\nx^2 + sin(3x)/2\n';
/** Until everything that is made once is made: formulas typeset, functions compiled. */
const warmUp = 3_000;
const megabyte = 1e6;

it('holds no more memory after 20,000 played frames', async () => {
  const panel = await open('played', { query: { text }, before: hurry });
  const session = await heapSession(panel.page);
  await hide(panel.page);
  await playFrames(panel.frame, warmUp);
  await forgetMessages(panel.page);
  const before = await heldBytes(session);
  await playFrames(panel.frame, 20_000);
  await forgetMessages(panel.page);
  const grown = ((await heldBytes(session)) - before) / megabyte;
  expect(grown).toBeLessThan(1);
  expect(panel.complaints).toEqual([]);
}, 300_000);
