// Which encoding a file's bytes are in: UTF-8, or the UTF-16 that spreadsheets save as "Unicode text". Decoding is the caller's.

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The name of the encoding as a TextDecoder knows it; without a byte-order mark, zeros beside ASCII letters tell UTF-16. */
export function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (bytes.length < 2 || bytes.length % 2 !== 0) return 'utf-8';
  if (first !== 0 && second === 0) return 'utf-16le';
  return first === 0 && second !== 0 ? 'utf-16be' : 'utf-8';
}

/** Why bytes that are not text in that encoding can't be read. */
export const notText =
  'it is not UTF-8 text; save it as CSV in UTF-8 (it may be Latin-1, or a spreadsheet’s own format)';
