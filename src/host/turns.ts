// Work in slices: nothing holds the extension host for longer than one slice, because all extensions share its event loop.

/** One slice, in milliseconds; DESIGN 5 allows 16 with what comes after it. */
export const slice = 10;

// A message is delivered at once, where a timer of 0 waits 1 ms in Node and 4 ms in a browser's worker.
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Lets everything else that waits have its turn. */
export function nextTurn(): Promise<void> {
  return new Promise(resolve => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

/** Drives a generator to its end, a slice at a time. Ends early, with undefined, once `wanted` says no. */
export async function inSlices<T>(
  work: Generator<unknown, T>,
  wanted: () => boolean,
): Promise<T | undefined> {
  for (;;) {
    const until = performance.now() + slice;
    while (performance.now() < until) {
      const next = work.next();
      if (next.done === true) return next.value;
    }
    await nextTurn();
    if (!wanted()) return undefined;
  }
}
