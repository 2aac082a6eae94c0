import { describe, expect, it } from 'vitest';
import type { Memento } from 'vscode';
import { keptId, OpenPanels, type Kept } from '../../../src/host/open-panels';

const panel = (id: string, uri: string, spoke = true): Kept => ({
  id,
  spoke,
  title: 'Descent: valley.loss',
  uri,
  fenced: false,
  following: false,
  overrides: {},
});

/** VS Code's memory of a workspace, as far as it is used. */
function memory(): Memento {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: <T>(key: string, otherwise?: T) => (kept.has(key) ? (kept.get(key) as T) : otherwise),
    update: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value)),
  };
}

function reloaded(...open: readonly Kept[]): OpenPanels {
  const kept = memory();
  new OpenPanels(kept).keep(open);
  return new OpenPanels(kept);
}

describe('the panels of the last session', () => {
  const [one, two] = [panel('1', 'file:///one/valley.loss'), panel('2', 'file:///two/valley.loss')];

  it('come back each with its own document, though the documents have one name', () => {
    const panels = reloaded(one, two);
    expect(panels.take('2', two.title)).toEqual(two);
    expect(panels.take('1', one.title)).toEqual(one);
    expect(panels.take('1', one.title)).toBeUndefined();
  });

  it('come back by their titles where the page never came to keep the id', () => {
    expect(reloaded(one).take(undefined, one.title)).toEqual(one);
    expect(reloaded(one).take('3', one.title)).toBeUndefined();
    // Such a one does not take what another will ask for by its id.
    const silent = panel('3', 'file:///three/valley.loss', false);
    const panels = reloaded(one, silent, two);
    expect(panels.take(undefined, silent.title)).toEqual(silent);
    expect(panels.take('1', one.title)).toEqual(one);
  });

  it('are known by what their pages kept, whatever that is', () => {
    expect(keptId({ panel: '1', speed: 2 })).toBe('1');
    for (const state of [undefined, null, 'x', 7, {}, { panel: 7 }, { panel: '' }])
      expect(keptId(state)).toBeUndefined();
  });
});
