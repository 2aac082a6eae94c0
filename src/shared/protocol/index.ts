// Every message between the extension host and the panel's page, both ways. Types only: both sides import this, it imports nothing of either.
export type * from './from-page';
export type * from './result';
export type * from './to-page';
