import type { Encoder } from './encoder.js';
import { tradingXmlEncoder } from './trading-xml.js';
import { webhook } from './webhook.js';

/** By the name that channels.yaml uses. */
export const ENCODERS: ReadonlyMap<string, Encoder> = new Map<string, Encoder>([
  ['webhook', webhook],
  ['trading-xml', (delivery, _channel, ground) => tradingXmlEncoder(delivery, ground)],
]);
