import type { INestApplicationContext } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { Projects } from '../projects/projects.js';
import type { DemoClock } from './demo-clock.js';
import { actorIn } from './demo-people.js';
import { momentOf } from './script/moments.js';
import type { OfficeDays } from './script/office-days.js';
import type { ScriptProject } from './script/shape.js';

/** Records the projects that are not there yet, each by its person at its time; answers all of them, code → id. */
export async function recordProjects(
  app: INestApplicationContext,
  pool: Pool,
  given: { projects: readonly ScriptProject[]; days: OfficeDays; clock: DemoClock; jurisdiction: Jurisdiction },
): Promise<ReadonlyMap<string, string>> {
  const { projects, days, clock, jurisdiction } = given;
  const codes = projects.map(({ record }) => record.code);
  const { rows } = await pool.query<{ code: string; id: string }>(KNOWN, [codes]);
  const known = new Map(rows.map(({ code, id }) => [code, id]));
  for (const { by, at, record } of projects.filter(({ record: { code } }) => !known.has(code))) {
    clock.moveTo(momentOf(at, days));
    const recorded = await app.get(Projects, { strict: false }).create(actorIn(jurisdiction, by), record);
    if (!recorded.ok) throw new Error(`demo: project ${record.code}: ${JSON.stringify(recorded.refusals)}`);
    known.set(record.code, recorded.value.id);
  }
  return known;
}

const KNOWN = 'SELECT code, id FROM project WHERE code = ANY ($1::text[])';
