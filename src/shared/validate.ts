// The gate on both sides: a message is of the protocol, or it is refused with a sentence for the log.

import * as v from 'valibot';
import type { FromPage, ToPage } from './protocol';
import type { Schema } from './schema';
import { fromPage } from './validate-from-page';
import { toPage } from './validate-to-page';

export type Checked<T> =
  { readonly ok: true; readonly message: T } | { readonly ok: false; readonly why: string };

function check<T>(schema: Schema<T>, input: unknown): Checked<T> {
  const parsed = v.safeParse(schema, input, { abortEarly: true });
  if (parsed.success) return { ok: true, message: parsed.output };
  const [issue] = parsed.issues;
  return { ok: false, why: `${v.getDotPath(issue) ?? 'message'}: ${issue.message}`.slice(0, 500) };
}

/** For the host: what the page sent. */
export const checkFromPage = (input: unknown): Checked<FromPage> => check(fromPage, input);

/** For the page: what the host sent. */
export const checkToPage = (input: unknown): Checked<ToPage> => check(toPage, input);
