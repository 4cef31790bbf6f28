import { migrate } from '../database/migrate.js';
import { APP_ROLE } from '../database/roles.js';
import { startEmbedded } from '../platform/embedded/supervisor.js';
import { explain } from '../platform/explain.js';
import { ProcessLife } from '../platform/process-life.js';
import { readSettings } from '../platform/settings.js';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Runs the embedded server alone, with its schema up to date, until it is stopped. */
async function db(life: ProcessLife): Promise<void> {
  const settings = readSettings({ ...process.env, DATABASE_URL: undefined, DATABASE_OWNER_URL: undefined });
  const lost = (reason: string) => {
    life.fail(reason);
  };
  const embedded = await startEmbedded({ dataDir: settings.dataDir, appRole: APP_ROLE, note: say, lost });
  life.onEnd(embedded.stop);
  await migrate(embedded.ownerUrl);
  say(`data      ${embedded.where}`);
  say(`DATABASE_URL=${embedded.url}`);
  say(`DATABASE_OWNER_URL=${embedded.ownerUrl}`);
  say(`ready in  ${process.uptime().toFixed(1)} s; Ctrl-C stops the server`);
  await stayAlive();
}

/** The server does not keep this process alive (so that tests can leave): this timer does. */
async function stayAlive(): Promise<void> {
  await new Promise(() => setInterval(() => undefined, 1 << 30));
}

const life = new ProcessLife(complain);
db(life).catch((cause: unknown) => {
  life.fail(explain(cause));
});
