// On what the numbers were computed, as the record says it: exp, log and the like may differ in their last digits between engines.

interface Surroundings {
  /** Node's, in a desktop or remote extension host. */
  readonly process?: { readonly versions?: { readonly v8?: string } };
  /** A browser's, in a web worker. */
  readonly navigator?: { readonly userAgent?: string };
}

/** `v8 12.4.254`, as the command line says it; in a browser what that calls itself. */
export function engine(): string {
  const { process, navigator } = globalThis as Surroundings;
  const v8 = process?.versions?.v8;
  return v8 === undefined ? (navigator?.userAgent ?? 'unknown') : `v8 ${v8}`;
}
