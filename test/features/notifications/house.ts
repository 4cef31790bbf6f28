import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pool } from 'pg';
import { readYaml } from '../../../src/domain/yaml.js';
import type { Entry, Jurisdiction, Unit } from '../../../src/domain/catalogue/jurisdiction.js';
import { MailTemplates } from '../../../src/notifications/mail-templates.js';
import { SendJob } from '../../../src/notifications/send-job.js';
import { SplitJob } from '../../../src/notifications/split-job.js';
import { Transports } from '../../../src/notifications/transports.js';
import { Writer } from '../../../src/notifications/writer.js';
import type { Clock } from '../../../src/platform/clock.js';
import { newId } from '../../../src/platform/ids.js';
import { projectRoot } from '../../../src/platform/project-root.js';
import type { Settings } from '../../../src/platform/settings.js';
import { tongjiang } from '../../support/jurisdictions/index.js';
import { Addresses } from '../../../src/worker/addresses.js';

export const TITLE = '关于拟收储地块的内部测算';

const jurisdiction: Pick<Jurisdiction, 'entries' | 'units' | 'escalation'> = {
  entries: new Map([['land-grant', { name: { zh: '出让公告信息', en: 'Notices of grants' } } as Entry]]),
  units: new Map([['land-bureau', { name: { zh: '国土资源局', en: 'Land bureau' } } as Unit]]),
  escalation: tongjiang.escalation,
};

type NoticeSettings = Pick<Settings, 'smtpUrl' | 'mailFrom' | 'dataDir' | 'noticeHook'>;

/** The two jobs of notices on a database, with the transports the settings ask for; `settle` runs both until nothing is due. */
export function notifier(pool: Pool, clock: Clock, settings: NoticeSettings) {
  const transports = new Transports(settings, clock);
  const writer = new Writer(jurisdiction, new Addresses({ base: 'https://gongkai.example' }), new MailTemplates());
  const jobs = [new SplitJob(pool, clock, transports.all()), new SendJob(pool, clock, transports, writer)];
  const settle = async (): Promise<void> => {
    for (const job of jobs) while ((await job.run()) > 0);
  };
  return {
    jobs,
    settle,
    close: () => {
      transports.onModuleDestroy();
    },
  };
}

export async function person(
  pool: Pool,
  account: string,
  roles: string[],
  more: { unit?: string; locale?: string; email?: string | null; active?: boolean } = {},
): Promise<void> {
  const { unit = 'land-bureau', locale = 'zh', email = `${account}@gongkai.example`, active = true } = more;
  await pool.query(
    'INSERT INTO account (id, person, unit, roles, email, locale, active) VALUES ($1, $2, $3, $4, $5, $6, $7)',
    [account, `${account}某`, unit, roles, email, locale, active],
  );
}

/** A case on the real disclosure workflow, with an item whose title nobody outside may see. */
export async function itemOnItsWay(pool: Pool, at: Date, number: string | null = null): Promise<string> {
  const id = newId();
  const config: unknown = readYaml(readFileSync(join(projectRoot(), 'workflows', 'disclosure.yaml'), 'utf8'));
  await pool.query(
    `INSERT INTO definition (hash, name, content) VALUES ('h', 'disclosure', $1) ON CONFLICT DO NOTHING`,
    [JSON.stringify(config)],
  );
  await pool.query(
    `INSERT INTO workflow_case (id, kind, definition, snapshot, state, states, unit, facts, audit_seq, audit_hash, created_by, created_at,
       updated_at, entered_at)
     VALUES ($1, 'item', 'h', '{}', 'work.approval', '{work.approval}', 'land-bureau', '{}', 1, '', 'x', $2, $2, $2)`,
    [id, at],
  );
  await pool.query(
    `INSERT INTO item (id, entry, domain, title, summary, content_hash, public_hash, number, search)
     VALUES ($1, 'land-grant', 'land', $2, $2, '', '', $3, '')`,
    [id, TITLE, number],
  );
  return id;
}

/** A notice as the engine's statement leaves it. */
export async function notice(pool: Pool, caseId: string, at: Date, payload: object): Promise<string> {
  const id = newId();
  const common = { action: 'CLEAR', actor: 'zhang', state: 'work.approval', entry: 'land-grant', unit: 'land-bureau' };
  await pool.query(`INSERT INTO outbox (id, kind, case_id, payload, run_at) VALUES ($1, 'notice', $2, $3, $4)`, [
    id,
    caseId,
    JSON.stringify({ ...common, ...payload }),
    at,
  ]);
  return id;
}
