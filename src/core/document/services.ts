// The editor's services as plain data: one place to import them from. What they know is in the files named here.

export { completionsAt, type Completion } from './completion';
export { hoverAt, type Hover, type NameValues } from './hover';
export {
  definitionAt,
  occurrencesOf,
  renameAt,
  symbolsOf,
  type OutlineSymbol,
  type Rename,
} from './navigation';
export { signatureAt, type Signature } from './signature';
