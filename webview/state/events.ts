// All that can happen to the page: a message of the host, or something a person did that stays in the page.

import type { ToPage } from '../../src/shared/protocol';
import type { Arrangement, Layout } from './state';

export type Event =
  | { readonly kind: 'host'; readonly message: ToPage }
  /** A step chosen by hand: pauses. */
  | { readonly kind: 'choose'; readonly step: number; readonly run?: string | undefined }
  | { readonly kind: 'select'; readonly run: string }
  | { readonly kind: 'play'; readonly playing: boolean }
  /** The player's next step; at the end it stops. */
  | { readonly kind: 'tick'; readonly step: number }
  | { readonly kind: 'hide'; readonly run: string; readonly hidden: boolean }
  | { readonly kind: 'arrange'; readonly change: Partial<Arrangement> }
  | { readonly kind: 'layout'; readonly layout: Layout };
