// When what is typed takes effect: a moment after the last key, and complaints later than pictures. Knows only clocks.

/** After the last key until the text is read again. */
const reading = 120;
/** After the last key until an error is shown (UI 3): half-typed text is always wrong. */
const complaining = 400;

export class Live {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastKey = 0;
  #keys = 0;

  /** Calls back when the typing pauses; each key starts the wait anew. `newest` says whether no key has come since. */
  key(read: (newest: () => boolean) => void): void {
    this.#lastKey = performance.now();
    const key = (this.#keys += 1);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => read(() => key === this.#keys), reading);
  }

  /** Calls back once an error may be shown, unless another key comes first. */
  complain(show: () => void): void {
    clearTimeout(this.#timer);
    const wait = complaining - (performance.now() - this.#lastKey);
    if (wait <= 0) show();
    else this.#timer = setTimeout(show, wait);
  }

  dispose(): void {
    this.#keys += 1;
    clearTimeout(this.#timer);
  }
}
