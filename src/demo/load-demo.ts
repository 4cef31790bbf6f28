import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { appDataSource, poolOf } from '../database/data-source.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Settings } from '../platform/settings.js';
import { JobRegistry } from '../worker/job-registry.js';
import { DemoClock } from './demo-clock.js';
import { addDemoPeople, giveAddresses, loadThere } from './demo-people.js';
import { recordProjects } from './demo-projects.js';
import { Player } from './player.js';
import { undone } from './progress.js';
import { isSystems, type Act } from './script/act.js';
import { actsOf } from './script/acts-of.js';
import { OfficeDays } from './script/office-days.js';
import { readScript, type Script } from './script/read-script.js';
import { runJobs } from './run-jobs.js';
import { stage } from './stage.js';

/** One load at a time in a database ("demo" in ASCII). */
const LOADING = 0x64656d6f;
const CONNECTIONS = 4;

export interface Loaded {
  readonly projects: number;
  readonly items: number;
  /** What was done now; 0 when everything was there. */
  readonly acts: number;
}

/**
 * Plays the jurisdiction's demonstration into the database, once: accounts, projects and items, through the engine, in the weeks
 * before `now`. A load that was cut short is finished; one that is whole is left alone.
 */
export async function loadDemo(settings: Settings, jurisdiction: Jurisdiction, now: Date): Promise<Loaded> {
  if (settings.production) throw new Error('NODE_ENV=production refuses demo accounts: nothing was loaded');
  if (settings.databaseUrl === null) throw new Error('the demo needs a database');
  const source = await appDataSource(settings.databaseUrl, CONNECTIONS, () => undefined).initialize();
  const holder = await poolOf(source).connect();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [LOADING]);
    return await load(settings, jurisdiction, source, now);
  } finally {
    holder.release(true);
    await source.destroy();
  }
}

async function load(settings: Settings, jurisdiction: Jurisdiction, source: DataSource, now: Date): Promise<Loaded> {
  const pool = poolOf(source);
  const there = await loadThere(pool);
  const days = new OfficeDays(jurisdiction.calendar, there !== null && there.begun < now ? there.begun : now);
  const script = readScript(settings.jurisdiction, days);
  const stories = script.items.map((item) => actsOf(item, days));
  const left = [...(await undone(pool, stories))].sort((a, b) => a.at.getTime() - b.at.getTime());
  const answer = { projects: script.projects.length, items: script.items.length, acts: left.length };
  if (left.length > 0 || there?.ended !== true)
    await perform({ settings, source, pool, jurisdiction, days, script }, left);
  return answer;
}

interface Surroundings {
  readonly settings: Settings;
  readonly source: DataSource;
  readonly pool: Pool;
  readonly jurisdiction: Jurisdiction;
  readonly days: OfficeDays;
  readonly script: Script;
}

async function perform({ settings, source, pool, jurisdiction, days, script }: Surroundings, acts: readonly Act[]) {
  const clock = new DemoClock(days.now);
  const app = await stage(settings, source, clock);
  try {
    await addDemoPeople(pool, jurisdiction, days.now);
    const projects = await recordProjects(app, pool, { projects: script.projects, days, clock, jurisdiction });
    const player = new Player(app, projects);
    const jobs = app.get(JobRegistry, { strict: false }).all();
    for (const act of acts) {
      clock.moveTo(act.at);
      await (isSystems(act) ? runJobs(jobs, act.what) : player.play(act));
    }
    clock.moveTo(days.now);
    await runJobs(jobs, 'SEAL');
    await giveAddresses(pool);
  } finally {
    await app.close();
  }
}
