import { v7 } from 'uuid';
import { unguessable } from './randomness.js';

/** Counts on within a millisecond; half of its 32 bits' range is left before it could wrap. */
let seq = unguessable(4).readUInt32BE() >>> 1;

/** A UUID version 7 (RFC 9562): ids made later sort later, which keeps the indexes compact. */
export const newId = (): string => v7({ rng: () => unguessable(16), seq: (seq = (seq + 1) >>> 0) });
