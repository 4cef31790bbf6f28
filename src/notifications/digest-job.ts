import { addDays, dateInShanghai, endOfDay } from '../domain/calendar/dates.js';
import { onOrAfter } from '../domain/calendar/due-date.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { atTime, atWork } from '../domain/escalation/working-hours.js';
import type { Clock } from '../platform/clock.js';
import type { Queryable } from '../platform/database.js';
import type { Job } from '../worker/job.js';
import type { DigestGroup } from './message.js';
import type { NoticeTransport } from './notice-transport.js';

/** What a digest's message keeps: numbers and references, put into words when it is sent. */
export interface DigestGroups {
  readonly day: string;
  readonly groups: readonly {
    readonly name: DigestGroup['name'];
    readonly count: number;
    readonly items: readonly { readonly id: string; readonly kind: string; readonly number: string | null }[];
  }[];
}

const BATCH = 50;
const SOON_WORKING_DAYS = 5;

/**
 * One mail a person each working morning: overdue, due today, due soon, waiting on others. The row per person and day is written in the
 * statement that writes the message, so that two workers make one; a worker that was down makes it up in that day's working hours, and
 * who has nothing to be told gets none.
 */
export class DigestJob implements Job {
  readonly name = 'digest';
  readonly everyMs = 30_000;

  constructor(
    private readonly db: Queryable,
    private readonly clock: Clock,
    private readonly transports: readonly NoticeTransport[],
    private readonly jurisdiction: Pick<Jurisdiction, 'calendar' | 'escalation'>,
  ) {}

  async run(): Promise<number> {
    const { calendar, escalation } = this.jurisdiction;
    const now = this.clock.now().toISOString();
    const today = dateInShanghai(now);
    if (now < atTime(today, escalation.digestAt) || !atWork(calendar, escalation.workingHours, now)) return 0;
    const { rowCount } = await this.db.query({
      name: 'digest',
      text: DIGEST,
      values: [
        ...[now, today, endOfDay(today), endOfDay(this.soon(today)), BATCH],
        this.transports.map((transport) => transport.name),
        this.transports.map((transport) => transport.needsEmail),
      ],
    });
    return rowCount ?? 0;
  }

  private soon(today: string): string {
    let day = today;
    for (let n = 0; n < SOON_WORKING_DAYS; n += 1) day = onOrAfter(this.jurisdiction.calendar, addDays(day, 1));
    return day;
  }
}

/** What a person may take on is what the inbox says (inbox-queries.ts); which clock speaks is what the ladder says (next-rung.ts). */
const DIGEST = `
WITH fresh AS (
  INSERT INTO digest (day, account, at)
  SELECT $2::date, a.id, $1::timestamptz FROM account a
  WHERE a.active AND NOT EXISTS (SELECT FROM digest d WHERE d.day = $2::date AND d.account = a.id) ORDER BY a.id LIMIT $5
  ON CONFLICT DO NOTHING RETURNING account
), mine AS MATERIALIZED (
  SELECT a.id AS account, t.case_id FROM fresh f JOIN account a ON a.id = f.account
  JOIN task t ON t.status = 'open' AND t.unit = a.unit AND t.role = ANY (a.roles) AND t.claimed_by IS NULL
    AND (t.not_before IS NULL OR t.not_before <= $2::date)
  JOIN workflow_case c ON c.id = t.case_id AND NOT (t.role = 'approver' AND c.facts -> 'drafters' ? a.id)
  UNION
  SELECT f.account, t.case_id FROM fresh f JOIN task t ON t.status = 'open' AND t.claimed_by = f.account
), due AS (
  SELECT m.account, m.case_id, min(k.ends_at) AS at FROM mine m JOIN clock k ON k.case_id = m.case_id
  WHERE k.done_at IS NULL AND k.binding AND (k.governs OR k.act <> 'publish') AND k.ends_at <= $4::timestamptz GROUP BY 1, 2
), sorted AS (
  SELECT account, case_id, at,
    CASE WHEN at <= $1::timestamptz THEN 'overdue' WHEN at <= $3::timestamptz THEN 'today' ELSE 'soon' END AS name FROM due
  UNION ALL
  SELECT f.account, c.id, c.entered_at, 'waiting' FROM fresh f
  JOIN workflow_case c ON c.created_by = f.account AND c.state NOT IN ('work.idle', 'work.abandoned')
  WHERE EXISTS (SELECT FROM task t WHERE t.case_id = c.id AND t.ended_at IS NULL)
    AND NOT EXISTS (SELECT FROM mine m WHERE m.account = f.account AND m.case_id = c.id)
), ranked AS (
  SELECT s.*, c.kind, i.number, row_number() OVER (PARTITION BY account, name ORDER BY at, case_id) AS n
  FROM sorted s JOIN workflow_case c ON c.id = s.case_id LEFT JOIN item i ON i.id = s.case_id
), told AS (
  SELECT account, jsonb_build_object('name', name, 'count', count(*), 'items',
    jsonb_agg(jsonb_build_object('id', case_id, 'kind', kind, 'number', number) ORDER BY n) FILTER (WHERE n <= 10)) AS "group",
    array_position(ARRAY['overdue', 'today', 'soon', 'waiting'], name) AS place
  FROM ranked GROUP BY account, name
), message AS (
  INSERT INTO outbox (id, kind, case_id, payload, run_at)
  SELECT gen_random_uuid(), 'message', NULL, jsonb_build_object('of', 'digest-' || $2::date, 'notice', 'digest', 'account', a.id,
    'transport', transport.name, 'digest', jsonb_build_object('day', $2::date, 'groups', g.groups)), $1::timestamptz
  FROM (SELECT account, jsonb_agg("group" ORDER BY place) AS groups FROM told GROUP BY account) g JOIN account a ON a.id = g.account
  CROSS JOIN unnest($6::text[], $7::boolean[]) AS transport(name, needs_email)
  WHERE (a.email IS NOT NULL OR NOT transport.needs_email)
    AND NOT EXISTS (SELECT FROM notice_choice n WHERE n.account = a.id AND 'digest' = ANY (n.without))
)
SELECT account FROM fresh`;
