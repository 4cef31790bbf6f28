import { Session } from 'node:inspector';

/** Those who waited for the start are served first; then a pause of some 0.3 s, once. */
const AFTER_START_MS = 8_000;

/**
 * Starting leaves garbage that V8 keeps room for: a process that rests would hold some 45 MB for it for days. Told once that memory is low, V8
 * collects, moves what is left together and gives the rest back to the system; under load it grows again as it always does. No flag does
 * this, and `gc()` gives nothing back. The session is within the process and opens no port.
 */
export function giveBackAfterStart(afterMs = AFTER_START_MS): void {
  setTimeout(() => {
    const session = new Session();
    session.connect();
    session.post('HeapProfiler.collectGarbage', () => {
      // not within the answer: on Node 20 the process hangs
      setImmediate(() => {
        session.disconnect();
      });
    });
  }, afterMs).unref();
}
