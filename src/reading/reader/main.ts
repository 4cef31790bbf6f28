import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { stripped } from '../stripping/stripped.js';
import type { Reading, ReadingCause } from '../reading.js';
import { read } from './read.js';
import { readTable } from './read-table.js';

interface Asked {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly as?: 'table';
}

/** A process of its own: one file at a time comes in, what was read goes out. It has no settings, no database and no network. */
process.on('message', ({ bytes, mediaType, as }: Asked) => {
  if (as === 'table') {
    process.send?.(readTable(bytes));
    return;
  }
  void read(bytes, mediaType).then((reading) =>
    process.send?.({ ...reading, ...publicBytes(bytes, mediaType, reading) }),
  );
});
process.on('disconnect', () => process.exit(0));

new Worker(join(__dirname, 'memory-watch.js'), { workerData: process.argv[2] }).unref();

/** What could not even be opened is not written anew. */
const UNOPENED: ReadonlySet<ReadingCause> = new Set([
  ...(['broken', 'encrypted', 'too-large', 'too-many-entries', 'unknown-kind'] as const),
]);

function publicBytes(bytes: Uint8Array, mediaType: string, { cause }: Reading): Pick<Reading, 'publicBytes'> {
  if (cause !== undefined && UNOPENED.has(cause)) return {};
  const copy = stripped(bytes, mediaType);
  return copy === null || Buffer.compare(copy, bytes) === 0 ? {} : { publicBytes: copy };
}
