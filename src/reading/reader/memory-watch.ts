import { workerData } from 'node:worker_threads';

const EVERY_MS = 50;

/**
 * A thread of its own, since the one that reads is busy unpacking: V8 bounds its heap, but nobody the bytes outside of it. Whoever
 * takes more than the limit ends as V8 itself would.
 */
setInterval(() => {
  if (process.memoryUsage.rss() > Number(workerData) * 1024 * 1024) process.kill(process.pid, 'SIGABRT');
}, EVERY_MS);
