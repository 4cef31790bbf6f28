import { loadJurisdiction } from '../catalogue/load-jurisdiction.js';
import { loadDemo } from '../demo/load-demo.js';
import { accountsTold, loadTold } from '../demo/told.js';
import { DEMO_PASSWORD } from '../access/demo-accounts.js';
import { SystemClock } from '../platform/clock.js';
import { readSettings } from '../platform/settings.js';
import { provideDatabase } from '../provide-database.js';
import { CommandRefused, runCommand } from './run-command.js';

const PRODUCTION =
  'NODE_ENV=production refuses demo accounts: nothing was loaded. Load the demo into a database for trying out, without NODE_ENV=production.';
const NO_DATABASE = 'npm run demo:load loads into DATABASE_URL, which is not set; npm start alone brings its own demo.';

/** Loads the demonstration into DATABASE_URL, once; the server's process may be running. */
async function demoLoad(): Promise<string> {
  const settings = readSettings(process.env);
  if (settings.production) throw new CommandRefused(PRODUCTION);
  if (settings.databaseUrl === null) throw new CommandRefused(NO_DATABASE);
  const database = await provideDatabase(settings, { note: complain, lost: complain });
  try {
    const jurisdiction = loadJurisdiction(settings.jurisdiction);
    const furnished = { ...settings, databaseUrl: database.url };
    const loaded = await loadDemo(furnished, jurisdiction, new SystemClock().now());
    const people = accountsTold(jurisdiction).join('\n');
    return `${loadTold(loaded)}\naccounts: <unit>.<name>, password ${DEMO_PASSWORD}\n${people}`;
  } finally {
    await database.stop();
  }
}

const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

runCommand('usage: npm run demo:load (with DATABASE_URL; needs an empty or demonstration database)', demoLoad);
