import type { OwedItem } from '../domain/catalogue/channels-owed.js';
import type { Waits } from './writes.js';

/** A channel that is owed a delivery of each publication of an item, and whom that waits for. */
export interface OwedChannel {
  readonly channel: string;
  readonly status: Waits;
}

/** Which outside platforms an item's publications are owed to; syndication provides it. */
export abstract class PushChannels {
  abstract owedBy(item: OwedItem): readonly OwedChannel[];
}
