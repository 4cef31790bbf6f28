import type { Clock } from '../platform/clock.js';
import type { Queryable } from '../platform/database.js';
import type { Job } from '../worker/job.js';
import type { NoticeTransport } from './notice-transport.js';

const BATCH = 50;

/**
 * Turns a notice (who, in words of the engine: roles of units, drafters) into one line in the house for each person, and one message for
 * each person and transport, so that one bad address holds up nobody else. Who acted is not told of it.
 *
 * A task somebody claimed is that person's alone; who stands in today for one who is told is told too (外出委托); `otherwise` is the role that stands in where a unit has nobody in the first.
 * `mail: false` stays in the house; what the law needs (`required`) goes out whatever the person chose.
 */
export class SplitJob implements Job {
  readonly name = 'split-notices';
  readonly everyMs = 1_000;

  constructor(
    private readonly db: Queryable,
    private readonly clock: Clock,
    private readonly transports: readonly NoticeTransport[],
  ) {}

  async run(): Promise<number> {
    const { rowCount } = await this.db.query({
      name: 'notice-split',
      text: SPLIT,
      values: [
        this.clock.now(),
        BATCH,
        this.transports.map((transport) => transport.name),
        this.transports.map((transport) => transport.needsEmail),
      ],
    });
    return rowCount ?? 0;
  }
}

const SPLIT = `
WITH due AS MATERIALIZED (
  SELECT id, case_id, payload FROM outbox WHERE kind = 'notice' AND status = 'open' AND run_at <= $1::timestamptz
  ORDER BY run_at LIMIT $2 FOR UPDATE SKIP LOCKED
), asked AS (
  SELECT due.id, t.* FROM due
  CROSS JOIN jsonb_to_recordset(coalesce(due.payload -> 'tasks', '[]')) AS t(unit text, role text, otherwise text, step text, claimed_by text)
), told AS (
  SELECT t.id, a.id AS account, a.email, t.step
  FROM asked t JOIN account a ON a.unit = t.unit AND a.active AND (t.role = ANY (a.roles) OR t.otherwise = ANY (a.roles)
    AND NOT EXISTS (SELECT FROM account h WHERE h.unit = t.unit AND h.active AND t.role = ANY (h.roles)))
  WHERE t.claimed_by IS NULL
  UNION ALL
  SELECT t.id, a.id, a.email, t.step FROM asked t JOIN account a ON a.id = t.claimed_by AND a.active
  UNION ALL
  SELECT t.id, a.id, a.email, t.step
  FROM asked t JOIN delegation d ON d.unit = t.unit AND d.ended_at IS NULL AND t.role = ANY (d.roles)
    AND d.from_account = coalesce(t.claimed_by, d.from_account)
    AND ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date BETWEEN d.from_date AND d.to_date
  JOIN account a ON a.id = d.to_account AND a.active
  UNION ALL
  SELECT due.id, a.id, a.email, NULL
  FROM due CROSS JOIN jsonb_array_elements_text(coalesce(due.payload -> 'drafters', '[]')) AS d(account)
  JOIN account a ON a.id = d.account AND a.active
), person AS (
  SELECT DISTINCT ON (told.id, account) told.*, due.case_id, due.payload, due.payload ->> 'notice' AS kind
  FROM told JOIN due ON due.id = told.id WHERE account IS DISTINCT FROM due.payload ->> 'actor' ORDER BY told.id, account, step
), line AS (
  INSERT INTO notice (id, account, kind, case_id, entry, unit, step, rung, due, missed, at)
  SELECT gen_random_uuid(), account, kind, case_id, payload ->> 'entry', payload ->> 'unit', step, payload ->> 'rung', payload ->> 'due',
    ARRAY(SELECT jsonb_array_elements_text(coalesce(payload -> 'missed', '[]'))), $1::timestamptz FROM person
), message AS (
  INSERT INTO outbox (id, kind, case_id, payload, run_at)
  SELECT gen_random_uuid(), 'message', p.case_id, (p.payload - '{tasks,drafters,actor,mail,required}'::text[])
    || jsonb_build_object('of', p.id, 'account', p.account, 'transport', transport.name, 'step', p.step), $1::timestamptz
  FROM person p CROSS JOIN unnest($3::text[], $4::boolean[]) AS transport(name, needs_email)
  WHERE coalesce((p.payload ->> 'mail')::boolean, true) AND (p.email IS NOT NULL OR NOT transport.needs_email)
    AND (coalesce((p.payload ->> 'required')::boolean, false)
      OR NOT coalesce(p.kind = ANY ((SELECT n.without FROM notice_choice n WHERE n.account = p.account)::text[]), false))
)
UPDATE outbox o SET status = 'done', settled_at = $1::timestamptz FROM due WHERE o.id = due.id`;
