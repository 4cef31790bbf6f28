import type { Clock } from '../platform/clock.js';
import type { Queryable } from '../platform/database.js';
import type { Job } from '../worker/job.js';
import type { NoticeTransport } from './notice-transport.js';

const BATCH = 50;

/**
 * Turns a notice (who, in words of the engine: roles of units and those who stand in today, drafters, people by name) into one message for each person and transport, so that one
 * bad address holds up nobody else. Who acted is not told of it.
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
), told AS (
  SELECT due.id, a.id AS account, a.email, t.step
  FROM due CROSS JOIN jsonb_to_recordset(coalesce(due.payload -> 'tasks', '[]')) AS t(unit text, role text, step text)
  JOIN account a ON a.unit = t.unit AND t.role = ANY(a.roles) AND a.active
  UNION ALL
  SELECT due.id, a.id, a.email, t.step
  FROM due CROSS JOIN jsonb_to_recordset(coalesce(due.payload -> 'tasks', '[]')) AS t(unit text, role text, step text)
  JOIN delegation d ON d.unit = t.unit AND t.role = ANY(d.roles) AND d.ended_at IS NULL
    AND ($1::timestamptz AT TIME ZONE 'Asia/Shanghai')::date BETWEEN d.from_date AND d.to_date
  JOIN account a ON a.id = d.to_account AND a.active
  UNION ALL
  SELECT due.id, a.id, a.email, p.step
  FROM due CROSS JOIN jsonb_to_recordset(coalesce(due.payload -> 'people', '[]')) AS p(account text, step text)
  JOIN account a ON a.id = p.account AND a.active
  UNION ALL
  SELECT due.id, a.id, a.email, NULL
  FROM due CROSS JOIN jsonb_array_elements_text(coalesce(due.payload -> 'drafters', '[]')) AS d(account)
  JOIN account a ON a.id = d.account AND a.active
), person AS (
  SELECT DISTINCT ON (id, account) * FROM told ORDER BY id, account, step
), message AS (
  INSERT INTO outbox (id, kind, case_id, payload, run_at)
  SELECT gen_random_uuid(), 'message', due.case_id, (due.payload - '{tasks,drafters,people,actor}'::text[])
    || jsonb_build_object('of', due.id, 'account', person.account, 'transport', transport.name, 'step', person.step), $1::timestamptz
  FROM due JOIN person ON person.id = due.id CROSS JOIN unnest($3::text[], $4::boolean[]) AS transport(name, needs_email)
  WHERE person.account IS DISTINCT FROM due.payload ->> 'actor' AND (person.email IS NOT NULL OR NOT transport.needs_email)
)
UPDATE outbox o SET status = 'done', settled_at = $1::timestamptz FROM due WHERE o.id = due.id`;
