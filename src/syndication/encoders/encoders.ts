import type { Encoder } from './encoder.js';
import { webhook } from './webhook.js';

/** By the name that channels.yaml uses. */
export const ENCODERS: ReadonlyMap<string, Encoder> = new Map([['webhook', webhook]]);
