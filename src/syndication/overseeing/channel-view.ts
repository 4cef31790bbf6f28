import type { Channel, ChannelMode } from '../../domain/catalogue/channel.js';
import { BREAKS_AFTER } from '../channel-gate.js';
import type { ChannelFigures, ChannelStanding } from './channel-figures.js';

/** How a channel stands, in one word. What is relayed or published by the window itself is never called delivered. */
export const CONDITIONS = [
  ...(['normal', 'broken', 'paused'] as const), // of those that are sent to
  ...(['missing', 'by-hand', 'relayed', 'window', 'announced', 'recorded', 'unused'] as const),
] as const;
export type Condition = (typeof CONDITIONS)[number];

/** A channel as people oversee it: what it is, whether it works, and how it did in the last day. */
export interface ChannelView {
  readonly channel: Channel;
  readonly connected: boolean;
  readonly condition: Condition;
  readonly figures: ChannelFigures;
}

export function channelView(channel: Channel, connected: boolean, figures: ChannelFigures): ChannelView {
  return { channel, connected, condition: conditionOf(channel, connected, figures), figures };
}

/** Broken until the platform has answered again, also while one message at a time asks whether it does. */
export function conditionOf({ mode }: Channel, connected: boolean, { paused, failures }: ChannelStanding): Condition {
  if (!connected) return WITHOUT[mode];
  if (paused !== null) return 'paused';
  return failures >= BREAKS_AFTER ? 'broken' : 'normal';
}

/** How a channel is served that this installation has no address of. */
const WITHOUT: Readonly<Record<ChannelMode, Condition>> = {
  push: 'missing',
  file: 'by-hand',
  relayed: 'relayed',
  publish: 'window',
  announce: 'announced',
  'record-link': 'recorded',
  configurable: 'unused',
  intake: 'unused',
};
