// Small builders over valibot that tie a schema to a type: a field that the type has and the schema forgets is a compile error.

import * as v from 'valibot';

export type Schema<T> = v.GenericSchema<unknown, T>;

/** Text in messages is bounded: a page that is flooded must not take the host with it. */
const longest = 200_000;
const mostItems = 100_000;

/** An object with exactly the type's keys. Unknown keys are dropped. */
export const object = <T extends object>(entries: {
  readonly [K in keyof T]-?: Schema<T[K]>;
}): Schema<T> =>
  // valibot infers an object of its own from the entries; the mapped type above has already fixed what they yield.
  v.object(entries) as unknown as Schema<T>;

export const text: Schema<string> = v.pipe(v.string(), v.maxLength(longest));
/** Any number, NaN and the infinities too: valibot's own `number` refuses NaN. */
export const real: Schema<number> = v.custom<number>(value => typeof value === 'number');
export const finite: Schema<number> = v.pipe(v.number(), v.finite());
export const whole: Schema<number> = v.pipe(v.number(), v.safeInteger());
export const truth: Schema<boolean> = v.boolean();
export const reals: Schema<Float64Array> = v.instance(Float64Array);

export const count = (most: number): Schema<number> =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(most));

export const array = <T>(item: Schema<T>, most = mostItems): Schema<readonly T[]> =>
  v.pipe(v.array(item), v.maxLength(most));

export const maybe = <T>(schema: Schema<T>): Schema<T | undefined> => v.optional(schema);

export const orNull = <T>(schema: Schema<T>): Schema<T | null> => v.nullable(schema);

export const oneOf = <const T extends readonly string[]>(...words: T): Schema<T[number]> =>
  v.picklist(words);

/** A map from names to values. valibot leaves out `__proto__` and its kin, so no message reaches an object's prototype. */
export const named = <T>(value: Schema<T>): Schema<Readonly<Record<string, T>>> =>
  v.record(v.pipe(v.string(), v.maxLength(1000)), value);
