import { LIMITS, Unreadable } from '../reading.js';
import { contentOf, entriesOf, type ZipEntry } from '../zip.js';

/**
 * A zip as its entries by name, none of them unpacked before the sizes that the directory tells are within the limits; and then no more
 * than it told.
 */
export function unpacked(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  return attempt(() => {
    const entries = new Map<string, ZipEntry>();
    let size = 0;
    for (const entry of entriesOf(bytes)) {
      if (entry.encrypted) throw new Unreadable('encrypted');
      if (entries.has(entry.name)) throw new Unreadable('broken');
      entries.set(entry.name, entry);
      size += entry.size;
      if (entries.size > LIMITS.entries) throw new Unreadable('too-many-entries');
      if (size > LIMITS.unpackedBytes) throw new Unreadable('too-large');
    }
    const files = [...entries.values()].filter(({ name }) => !name.endsWith('/'));
    return new Map(files.map((entry) => [entry.name, contentOf(entry)]));
  });
}

export const textOf = (bytes: Uint8Array | undefined): string =>
  bytes === undefined ? '' : new TextDecoder().decode(bytes);

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('broken');
  }
}
