import { resolve } from 'node:path';
import { BackupProblem, readBackup } from '../backup/read-backup.js';
import { CommandRefused, runCommand } from './run-command.js';
import { withDatabase } from './with-database.js';

/** `npm run restore -- <file>`: reads a backup into an empty database. */
runCommand(async () => {
  const file = process.argv[2];
  if (file === undefined) throw new CommandRefused('say from where: npm run restore -- /path/of/gongkai.jsonl.gz');
  try {
    const rows = await withDatabase(process.env, async (pool) => await readBackup(pool, resolve(file)));
    return `${rows} rows restored. Check the trail now: npm run audit:verify`;
  } catch (cause) {
    if (cause instanceof BackupProblem) throw new CommandRefused(cause.message, { cause });
    throw cause;
  }
});
