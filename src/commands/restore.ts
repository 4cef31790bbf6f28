import { resolve } from 'node:path';
import { BackupProblem, readBackup } from '../backup/read-backup.js';
import { CommandRefused, runCommand } from './run-command.js';
import { withDatabase } from './with-database.js';

const USAGE = 'usage: npm run restore -- /path/of/gongkai.jsonl.gz (into an empty database)';

/** `npm run restore -- <file>`: reads a backup into an empty database. */
runCommand(USAGE, async () => {
  const file = process.argv[2];
  if (file === undefined) throw new CommandRefused(USAGE);
  try {
    const rows = await withDatabase(process.env, async (pool) => await readBackup(pool, resolve(file)));
    return `${rows} rows restored. Check the trail now: npm run audit:verify`;
  } catch (cause) {
    if (cause instanceof BackupProblem) throw new CommandRefused(cause.message, { cause });
    throw cause;
  }
});
