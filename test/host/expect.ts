// The two assertions of the host suites; Node's own assert does not exist in a web worker.
export function ok(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(message);
}

export function equal(actual: unknown, expected: unknown, what = 'value'): void {
  const [left, right] = [actual, expected].map(value => JSON.stringify(value));
  ok(left === right, `${what} is ${String(left)}, not ${String(right)}`);
}
