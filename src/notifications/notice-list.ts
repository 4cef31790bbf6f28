import { Injectable } from '@nestjs/common';
import { BAD_CURSOR } from '../access/refused-error.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { Clock } from '../platform/clock.js';
import { momentInCursor, toCursor } from '../platform/cursor.js';
import { Database } from '../platform/database.js';

/** One line: what kind of news, about which case, read or not. Never a title: who is told need not be allowed to see it. */
export interface NoticeRow {
  readonly key_at: string; // instant with microseconds
  readonly id: string;
  readonly kind: string;
  readonly case_id: string | null;
  readonly entry: string | null;
  readonly unit: string | null;
  readonly step: string | null;
  readonly rung: string | null;
  readonly due: string | null; // date, or instant of a clock in hours
  readonly missed: readonly string[];
  readonly number: string | null;
  readonly read: boolean;
}

export interface NoticePage {
  readonly rows: readonly NoticeRow[];
  readonly next: string | null;
}

const PAGE = 50;
/** Counted so far: nobody needs to know whether it is 240 or 241. */
export const MOST_UNREAD = 100;

/** The case a notice is about; none where there is none any more. */
export interface NoticeSubject {
  readonly caseId: string | null;
  readonly kind: string | null;
}

/** A person's own notices, newest first; every query is bound to the account that asks. */
@Injectable()
export class NoticeList {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async page(account: string, cursor: string | undefined): Promise<Outcome<NoticePage>> {
    const key = cursor === undefined ? null : momentInCursor(cursor);
    if (cursor !== undefined && key === null) return refused([BAD_CURSOR]);
    const { rows } = await this.database.pool.query<NoticeRow>({
      name: key === null ? 'notice.first' : 'notice.after',
      text: listed(key === null ? '' : 'AND (n.at, n.id) < ($3::timestamptz, $4::uuid)'),
      values: [account, PAGE + 1, ...(key ?? [])],
    });
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return accepted({ rows: rows.slice(0, PAGE), next: last === undefined ? null : toCursor([last.key_at, last.id]) });
  }

  async unread(account: string): Promise<number> {
    const { rows } = await this.database.pool.query<{ unread: number }>({
      name: 'notice.unread',
      text: `SELECT count(*)::int AS unread FROM (SELECT FROM notice WHERE account = $1 AND read_at IS NULL LIMIT ${MOST_UNREAD}) n`,
      values: [account],
    });
    return rows[0]?.unread ?? 0;
  }

  /** Reading twice is reading; the first time counts. Someone else's notice is not there. Answers what it is about. */
  async read(account: string, id: string): Promise<Outcome<NoticeSubject>> {
    const { rows } = await this.database.pool.query<NoticeSubject>({
      name: 'notice.read',
      text: `UPDATE notice n SET read_at = coalesce(read_at, $3) WHERE id = $2 AND account = $1
        RETURNING case_id AS "caseId", (SELECT c.kind FROM workflow_case c WHERE c.id = n.case_id) AS kind`,
      values: [account, id, this.clock.now()],
    });
    const [subject] = rows;
    return subject === undefined ? refused([{ code: 'not-found', kind: 'missing' }]) : accepted(subject);
  }

  async readAll(account: string): Promise<void> {
    await this.database.pool.query({
      name: 'notice.read-all',
      text: 'UPDATE notice SET read_at = $2 WHERE account = $1 AND read_at IS NULL',
      values: [account, this.clock.now()],
    });
  }
}

const listed = (after: string): string => `
SELECT to_char(n.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key_at, n.id, n.kind, n.case_id, n.entry, n.unit, n.step,
  n.rung, n.due, n.missed, i.number, n.read_at IS NOT NULL AS read
FROM notice n LEFT JOIN item i ON i.id = n.case_id
WHERE n.account = $1 ${after} ORDER BY n.at DESC, n.id DESC LIMIT $2`;
