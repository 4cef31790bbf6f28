import { Unreadable } from '../reading.js';
import { decodedText } from '../text-encoding.js';

export function decoded(bytes: Uint8Array): string {
  const read = decodedText(bytes);
  if (read === null) throw new Unreadable('garbled');
  return read.text;
}
