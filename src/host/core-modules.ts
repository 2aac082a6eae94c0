// What is loaded with the first text, as a bundle of its own: what the host uses of the core, and the experiments. Only core.ts imports this.
export { gradientForm } from '../core/calculus/forms';
export { namedValues } from '../core/calculus/named-values';
export { excerpt } from '../core/document/excerpt';
export { tableOf } from '../core/document/data-table';
export { dataFileNamed } from '../core/document/read';
export { occurrenceAt } from '../core/document/hover';
export * from '../core/document/services';
export { formatNumber } from '../core/explain/numbers';
export { preparing, replan } from '../core/experiment';
export { makingReady } from '../core/making-ready';
export { Experiment } from './experiment/experiment';
