// What the host outside experiment/ uses of the core. Only core.ts imports this, and only when the first text is read.
export { gradientForms } from '../core/calculus/forms';
export { excerpt } from '../core/document/excerpt';
export { tableOf } from '../core/document/data-table';
export { dataFileNamed } from '../core/document/read';
export { occurrenceAt } from '../core/document/hover';
export * from '../core/document/services';
export { formatNumber } from '../core/explain/numbers';
export { prepare, replan } from '../core/experiment';
