import { join } from 'node:path';
import { boot, type Running } from './boot.js';
import { checkClock } from './database/clock-check.js';
import { startDemo } from './demo/demo.js';
import { demoTold } from './demo/told.js';
import { SystemClock } from './platform/clock.js';
import { explain } from './platform/explain.js';
import { giveBackAfterStart } from './platform/give-back.js';
import { ProcessLife } from './platform/process-life.js';
import { readSettings, type Settings } from './platform/settings.js';
import { provideDatabase, type ProvidedDatabase } from './provide-database.js';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const complain = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** The process around the application: database, schema, application, and what the person who started it should know. */
async function main(life: ProcessLife): Promise<void> {
  const settings = readSettings(process.env);
  const database = await provideDatabase(settings, {
    note: say,
    lost: (reason) => {
      life.fail(reason);
    },
  });
  life.onEnd(database.stop);
  await checkClock(database.url, new SystemClock(), complain);
  const furnished = { ...settings, databaseUrl: database.url, databaseOwnerUrl: null };
  const demo = settings.demo ? await startDemo(furnished) : null;
  if (demo !== null) life.onEnd(demo.stop);
  const running = await boot(demo?.settings ?? furnished);
  life.onEnd(running.close);
  for (const line of demo === null ? [] : demoTold(demo)) say(line);
  introduce(settings, database, running);
  giveBackAfterStart();
}

function introduce(settings: Settings, database: ProvidedDatabase, running: Running): void {
  say(`address   ${running.url ?? 'none: a worker only'}`);
  say(`data      ${database.where}`);
  if (settings.smtpUrl === null) say(`mail      written to ${join(settings.dataDir, 'mail')} (no SMTP_URL)`);
  say(`ready in  ${process.uptime().toFixed(1)} s (role: ${settings.role})`);
}

const life = new ProcessLife(complain);
main(life).catch((cause: unknown) => {
  life.fail(explain(cause));
});
