// Where the keyboard goes when the control that has it is taken from the page: to the nearest one that is left, so that Tab need not begin anew.

const takesKeys =
  'button:not(:disabled), input:not(:disabled), select:not(:disabled), [tabindex="0"]';

const firstIn = (place: Element): HTMLElement | undefined =>
  [...place.querySelectorAll<HTMLElement>(takesKeys)].find(one => one.checkVisibility());

/** An element and all around it, from the inside out. */
function around(element: Element): readonly Element[] {
  const outer = element.parentElement;
  return outer === null ? [element] : [element, ...around(outer)];
}

export function keepFocus(root: HTMLElement): void {
  // What has the keyboard, with what stands around it; none where the mouse chose it.
  let held: readonly Element[] = [];
  document.addEventListener('focusin', ({ target }) => {
    held = target instanceof Element && target.matches(':focus-visible') ? around(target) : [];
  });
  document.addEventListener('focusout', ({ target }) => {
    // Left, not removed: a removed one may tell so while it is still on the page.
    queueMicrotask(() => {
      if (held[0] === target && held[0].isConnected) held = [];
    });
  });
  new MutationObserver(() => {
    const [lost] = held;
    if (lost === undefined || lost.isConnected) return;
    const left = held.filter(element => element.isConnected && root.contains(element));
    held = [];
    if (document.activeElement !== document.body || !document.hasFocus()) return;
    left
      .map(firstIn)
      .find(one => one !== undefined)
      ?.focus();
  }).observe(root, { childList: true, subtree: true });
}
