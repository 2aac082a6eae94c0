// A value of several parts that are changed one at a time: a part typed while the last one is still being run goes to where that one has moved the whole.

import { useLayoutEffect, useRef } from 'preact/hooks';

/** The last value asked for, until a result says another; and how to ask for one. */
export function useAsked<T>(value: T, ask: (next: T) => void): (change: (last: T) => T) => void {
  const asked = useRef(value);
  useLayoutEffect(() => {
    asked.current = value;
  }, [value]);
  return change => {
    asked.current = change(asked.current);
    ask(asked.current);
  };
}
