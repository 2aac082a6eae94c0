// Work in slices: nothing holds the extension host for longer than one slice, because all extensions share its event loop.

/** One slice, in milliseconds; DESIGN 5 allows 16 with what comes after it. */
export const slice = 8;

/** Lets everything else that waits have its turn: messages, timers, files. */
export const nextTurn: () => Promise<void> =
  // Node hands over up to a thousand messages of a channel in one go, which would hold its loop for seconds.
  typeof setImmediate === 'function'
    ? () => new Promise(resolve => setImmediate(resolve))
    : channelTurns();

/** In a browser's worker a message is delivered at once, where a timer of 0 waits 4 ms. */
function channelTurns(): () => Promise<void> {
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise(resolve => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    });
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

/** The same for work that is wanted whatever happens. */
export const toItsEnd = async <T>(work: Generator<unknown, T>): Promise<T> =>
  (await inSlices(work, () => true)) as T;
