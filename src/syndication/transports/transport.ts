import type { Reply } from '../../worker/outgoing.js';
import type { ConnectedChannel } from '../channel-settings.js';
import type { Encoded } from '../encoders/encoder.js';

export interface Sending {
  /** The idempotency key: the same at every attempt. */
  readonly id: string;
  readonly number: string;
  readonly sequence: number;
  readonly encoded: Encoded;
  readonly now: Date;
}

/** What came of it: an answer, silence, or what will not change by trying again and so waits for a person. */
export type Brought = Reply | { readonly kind: 'refusal'; readonly error: string };

/** Brings one message to a platform, once. Never throws for the other side; what it answers counts as an HTTP answer does. */
export type Transport = (to: ConnectedChannel, sending: Sending) => Promise<Brought>;
