// The names that Plotly knows our traces by. It writes them into CSS selectors, so they hold nothing but letters, digits, - and _. Pure.

/** `path adam+0` would stop Plotly when that run is removed. */
export const uidOf = (kind: string, run: string): string =>
  `${kind}-${run.replace(/[^a-zA-Z0-9-]/gu, sign => `_${(sign.codePointAt(0) ?? 0).toString(36)}_`)}`;
