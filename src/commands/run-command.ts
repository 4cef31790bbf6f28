import { sqlState } from '../platform/database.js';
import { explain } from '../platform/explain.js';

/** What the person at the terminal did wrong or must know; shown without a stack. */
export class CommandRefused extends Error {}

/**
 * Runs a command to its end: what it answers is printed, what it refuses goes to the error output with exit code 1. With `--help`
 * only its usage is told.
 */
export function runCommand(usage: string, command: () => Promise<string>): void {
  if (process.argv.includes('--help')) {
    process.stdout.write(`${usage}\n`);
    return;
  }
  const alive = setInterval(() => undefined, 1 << 30); // an embedded server does not keep the process alive
  const settled = command().then(
    (answer) => {
      process.stdout.write(`${answer}\n`);
    },
    (cause: unknown) => {
      process.stderr.write(`${isRefusal(cause) ? cause.message : explain(cause)}\n`);
      process.exitCode = 1;
    },
  );
  void settled.finally(() => {
    clearInterval(alive);
  });
}

/** An unknown or incomplete option is told in Node's own words. */
function isRefusal(cause: unknown): cause is Error {
  if (cause instanceof CommandRefused) return true;
  return cause instanceof Error && (sqlState(cause) ?? '').startsWith('ERR_PARSE_ARGS');
}
