// Outline, go to definition and rename. All of it from the document's occurrences and statements.

import type { Range } from '../expression';
import { functions } from '../functions/index';
import { givenNames } from './equation-given';
import { occurrenceAt } from './hover';
import { reductions } from './names';
import { wordRefusal } from './refused-words';
import { isName } from './tokens';
import type { Document, Occurrence, StatementInfo, TextEdit } from './types';
import { quote } from './words';

export interface OutlineSymbol {
  readonly name: string;
  readonly kind: StatementInfo['kind'] | 'setting';
  readonly detail: string;
  readonly range: Range;
  readonly nameRange: Range;
}

/** The outline: settings, then statements. */
export function symbolsOf(document: Document): readonly OutlineSymbol[] {
  const settings = document.occurrences
    .filter(one => one.role === 'setting' && one.nested !== true)
    .map((one): OutlineSymbol => ({
      name: one.name,
      kind: 'setting',
      detail: '',
      range: one.range,
      nameRange: one.range,
    }));
  const statements = document.statements.map((one): OutlineSymbol => {
    const text = document.text.slice(one.range.start, one.range.end).replace(/\s+/g, ' ');
    const short = (part: string): string => (part.length > 40 ? `${part.slice(0, 39)}…` : part);
    const args = one.arguments === undefined ? '' : `(${one.arguments.join(', ')})`;
    return {
      name: one.name === undefined ? short(text) : `${one.name}${args}`,
      kind: one.kind,
      detail: one.name === undefined ? '' : short(text.slice(text.indexOf('='))),
      range: one.range,
      nameRange: one.nameRange ?? one.range,
    };
  });
  return [...settings, ...statements];
}

/** Where the name at an offset is defined; a parameter's first place in the maths or under `start`. */
export function definitionAt(document: Document, offset: number): Range | undefined {
  const here = occurrenceAt(document, offset);
  if (here === undefined || here.role === 'setting' || here.role === 'constant') return undefined;
  const same = occurrencesOf(document, here);
  return (same.find(one => one.defines) ?? (here.role === 'parameter' ? same[0] : undefined))
    ?.range;
}

/** Every place of the same thing: an argument only within its function. */
export function occurrencesOf(document: Document, here: Occurrence): readonly Occurrence[] {
  const scope = here.role === 'argument' ? statementAt(document, here.range) : undefined;
  return document.occurrences.filter(
    one =>
      one.name === here.name &&
      one.role === here.role &&
      one.scope === here.scope &&
      (scope === undefined ||
        (one.range.start >= scope.range.start && one.range.end <= scope.range.end)),
  );
}

const statementAt = (document: Document, range: Range): StatementInfo | undefined =>
  document.statements.find(one => one.range.start <= range.start && range.end <= one.range.end);

export interface Rename {
  readonly range: Range;
  readonly name: string;
  /** The edits for a new name, or why it can't be one. */
  readonly to: (name: string) => readonly TextEdit[] | string;
}

/** What can be renamed at an offset: parameters, definitions, arguments, and columns and functions that the document itself defines. */
export function renameAt(document: Document, offset: number): Rename | undefined {
  const here = occurrenceAt(document, offset);
  if (here === undefined || here.role === 'setting' || here.role === 'constant') return undefined;
  const places = occurrencesOf(document, here);
  if (here.role === 'given') return undefined;
  const isDefined = here.role === 'column' || here.role === 'function' || here.scope !== undefined;
  if (isDefined && !places.some(one => one.defines)) return undefined;
  return {
    range: here.range,
    name: here.name,
    to: name => {
      if (!isName(name))
        return `${quote(name)} is not a name; use letters, digits and “_”, and begin with a letter.`;
      const refusal = wordRefusal(name);
      if (refusal !== undefined) return refusal;
      const taken = meaningOf(name, here, document, places);
      if (taken !== undefined) return `${quote(name)} ${taken}; choose another name.`;
      if (here.scope !== undefined && (name === 'g' || givenNames.has(name)))
        return `${quote(name)} is given to every optimizer; choose another name.`;
      if (
        name !== here.name &&
        document.occurrences.some(
          one => one.name === name && one.role !== 'setting' && one.scope === here.scope,
        )
      )
        return `${quote(name)} is in use already; choose another name.`;
      return places.map(one => ({ range: one.range, text: name }));
    },
  };
}

/** What the name would mean instead, where it means something already. */
function meaningOf(
  name: string,
  here: Occurrence,
  { text }: Document,
  places: readonly Occurrence[],
): string | undefined {
  if (name === here.name) return undefined;
  if (name === 'e' || name === 'pi' || name === 'tau') return 'is a constant';
  if (functions.has(name) || reductions.has(name)) return 'is a function';
  if (name === 'loss') return 'names the loss';
  const isGlued = places.some(({ range }) => /\d/.test(text.charAt(range.start - 1)));
  // 2x would become 2e3.
  if (isGlued && /^e\d/i.test(name)) return 'reads as a power of ten behind a number';
  return undefined;
}
