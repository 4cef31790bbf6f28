import { strFromU8, unzipSync } from 'fflate';
import { LIMITS, Unreadable } from '../reading.js';

/** A zip as its entries by name, none of them unpacked before the sizes that the directory tells are within the limits. */
export function unpacked(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  let [count, size] = [0, 0];
  const files = attempt(() =>
    unzipSync(bytes, {
      filter: ({ originalSize, name }) => {
        count += 1;
        size += originalSize;
        if (count > LIMITS.entries) throw new Unreadable('too-many-entries');
        if (size > LIMITS.unpackedBytes) throw new Unreadable('too-large');
        return !name.endsWith('/');
      },
    }),
  );
  return new Map(Object.entries(files));
}

export const textOf = (bytes: Uint8Array | undefined): string => (bytes === undefined ? '' : strFromU8(bytes));

function attempt<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('broken');
  }
}
