// A run's colour, dash and marker are its own while others come and go, whatever place the document gives it.
import { expect, it } from 'vitest';
import { RunSlots, type Likeness } from '../../../src/host/experiment/run-slots';

const run = (id: string, alpha: number, title = id.replace(/-.*/, '')): Likeness => ({
  id,
  title,
  hyperparameters: { alpha },
  optimizer: { id: id.replace(/[-+].*/, '') },
});

const race = [run('sgd-0', 0.1), run('momentum-1', 0.2), run('adam-2', 0.3)];

function after(...lists: readonly (readonly Likeness[])[]): readonly number[] {
  const slots = new RunSlots();
  return lists.map(list => slots.assign(list)).at(-1) ?? [];
}

it.each([
  ['one is taken out in the panel', [race[0]!, race[2]!], [0, 2]],
  [
    'that is written to the document, where the next has its line',
    [run('sgd-0', 0.1), run('adam-1', 0.3)],
    [0, 2],
  ],
  ['one is added and takes the free slot', [race[0]!, race[2]!, run('rmsprop+0', 0.1)], [0, 2, 1]],
  ['a slider moves', [race[0]!, race[1]!, run('adam-2', 0.7)], [0, 1, 2]],
  ['a slider moves to what another has', [run('sgd-0', 0.2), race[1]!, race[2]!], [0, 1, 2]],
  ['one is renamed', [race[0]!, run('momentum-1', 0.2, 'Heavy ball'), race[2]!], [0, 1, 2]],
])('where %s', (_, now, slots) => {
  expect(after(race, now)).toEqual(slots);
});

it('the same optimizer twice is told apart by its learning rate', () => {
  const twice = [run('sgd-0', 0.1), run('sgd-1', 0.2)];
  expect(after(twice, [run('sgd-0', 0.2)])).toEqual([1]);
});
