// Keys that stand twice in one map of the settings. YAML's own search compares each key with all before it, which takes seconds for
// 20,000 of them; it is switched off (yaml-parse.ts), and its error is made here.

import { isScalar, visit, YAMLParseError, type Document as YamlDocument } from 'yaml';

/** The document's errors, with those of keys that stand twice at their places. */
export function errorsWithDuplicates(document: YamlDocument.Parsed): readonly YAMLParseError[] {
  const duplicates: YAMLParseError[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const [start] = key.range ?? [0];
        if (seen.has(key.value))
          duplicates.push(new YAMLParseError([start, start + 1], 'DUPLICATE_KEY', ''));
        seen.add(key.value);
      }
    },
  });
  if (duplicates.length === 0) return document.errors;
  return [...document.errors, ...duplicates].sort((a, b) => a.pos[0] - b.pos[0]);
}
