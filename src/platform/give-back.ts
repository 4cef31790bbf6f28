import { Session } from 'node:inspector';

/** By then the first health check has been answered; a pause of 0.2 to 0.4 s keeps nobody from signing in. */
const AFTER_START_MS = 2_000;

/**
 * Starting leaves garbage that V8 keeps room for: a process that rests would hold some 45 MB for it for days. Told once that memory is low, V8
 * collects, moves what is left together and gives the rest back to the system; under load it grows again as it always does. No flag does
 * this, and `gc()` gives nothing back. The session is within the process and opens no port.
 */
export function giveBackAfterStart(): void {
  setTimeout(() => {
    const session = new Session();
    session.connect();
    session.post('HeapProfiler.collectGarbage', () => {
      // not within the answer: on Node 20 the process hangs
      setImmediate(() => {
        session.disconnect();
      });
    });
  }, AFTER_START_MS).unref();
}
