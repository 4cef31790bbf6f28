import { resolve } from 'node:path';
import { writeBackup } from '../backup/write-backup.js';
import { CommandRefused, runCommand } from './run-command.js';
import { withDatabase } from './with-database.js';

const USAGE = 'usage: npm run backup -- /path/of/gongkai.jsonl.gz';

/** `npm run backup -- <file>`: one snapshot of the database, also while the application runs. */
runCommand(USAGE, async () => {
  const file = process.argv[2];
  if (file === undefined) throw new CommandRefused(USAGE);
  const rows = await withDatabase(process.env, async (pool) => await writeBackup(pool, resolve(file)));
  return `${rows} rows written to ${resolve(file)}. The key that signs the trail is not in it: keep it separately.`;
});
