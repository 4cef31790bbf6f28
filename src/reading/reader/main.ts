import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { read } from './read.js';

/** A process of its own: one file at a time comes in, what was read goes out. It has no settings, no database and no network. */
process.on('message', ({ bytes, mediaType }: { readonly bytes: Uint8Array; readonly mediaType: string }) => {
  void read(bytes, mediaType).then((reading) => process.send?.(reading));
});
process.on('disconnect', () => process.exit(0));

new Worker(join(__dirname, 'memory-watch.js'), { workerData: process.argv[2] }).unref();
