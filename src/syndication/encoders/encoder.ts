import type { Channel } from '../../domain/catalogue/channel.js';
import type { Jurisdiction } from '../../domain/catalogue/jurisdiction.js';
import type { Addresses } from '../../worker/addresses.js';
import type { ClaimedDelivery } from '../claimed-delivery.js';

/** What goes out: one message, or one file. */
export interface Encoded {
  readonly contentType: string;
  readonly body: string;
  /** The ending of the file where it is sent as one, without the dot. */
  readonly ending: string;
}

export interface EncoderGround {
  readonly jurisdiction: Jurisdiction;
  readonly addresses: Pick<Addresses, 'publication' | 'file' | 'base'>;
}

/**
 * How one kind of platform wants a publication written. Computed when it is sent (STYLE, rule 9): what the window no longer shows has no
 * content here either. A new platform is one of these at most.
 */
export type Encoder = (delivery: ClaimedDelivery, channel: Channel, ground: EncoderGround) => Encoded;
