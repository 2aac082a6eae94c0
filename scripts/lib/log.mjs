// @ts-check
// How the scripts speak: one plain line at a time on the terminal.

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Ends a script with a sentence for a person, not with a stack.
 * @param {unknown} error
 */
export function fail(error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`\n${message}\n`);
  process.exitCode = 1;
}
