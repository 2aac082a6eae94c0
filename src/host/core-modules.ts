// What the host outside experiment/ uses of the core. Only core.ts imports this, and only when the first text is read.
export { excerpt } from '../core/document/excerpt';
export { dataFileNamed } from '../core/document/read';
export { prepare } from '../core/experiment';
