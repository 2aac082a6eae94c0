// The call around the cursor: which function, which argument.

import { functions } from '../functions/index';
import { functionCall, functionMeaning, inFrontMatter } from './hover';
import type { Document } from './types';

export interface Signature {
  readonly label: string;
  readonly parameters: readonly string[];
  /** Index of the argument that the cursor is in. */
  readonly active: number;
  /** Markdown. */
  readonly documentation: string;
}

/** How far back a call's parenthesis is looked for. */
const farthest = 5_000;

/** The signature of the innermost call around an offset. */
export function signatureAt(document: Document, offset: number): Signature | undefined {
  if (inFrontMatter(document, offset)) return undefined;
  const { text } = document;
  let depth = 0;
  let active = 0;
  for (let at = offset - 1; at >= Math.max(document.bodyStart, offset - farthest); at--) {
    const c = text.charAt(at);
    if (c === ')') depth += 1;
    else if (c === ',' && depth === 0) active += 1;
    else if (c === '(') {
      if (depth > 0) {
        depth -= 1;
        continue;
      }
      const name = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(
        text.slice(Math.max(0, at - 60), at).trimEnd(),
      )?.[0];
      return name === undefined ? undefined : signatureOf(name, active, document);
    }
  }
  return undefined;
}

function signatureOf(name: string, active: number, document: Document): Signature | undefined {
  const own = document.statements.find(one => one.kind === 'function' && one.name === name);
  if (own !== undefined) {
    const parameters = own.arguments ?? [];
    return {
      label: `${name}(${parameters.join(', ')})`,
      parameters,
      active: Math.min(active, Math.max(0, parameters.length - 1)),
      documentation: 'A function of this document.',
    };
  }
  const entry = functions.get(name);
  if (entry === undefined) return undefined;
  return {
    label: functionCall(entry),
    parameters: entry.parameters,
    active: Math.min(active, Math.max(0, entry.parameters.length - 1)),
    documentation: functionMeaning(entry),
  };
}
