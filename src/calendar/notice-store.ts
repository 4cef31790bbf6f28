import { Injectable } from '@nestjs/common';
import { v5 } from 'uuid';
import type { Actor } from '../domain/actor.js';
import type { YearNotice } from '../domain/calendar/year-notice.js';
import { auditLine } from '../engine/audit-line.js';
import { Statement } from '../engine/statement.js';
import { withAudit } from '../engine/write-parts.js';
import { Database, sqlState } from '../platform/database.js';

/** The chain of a calendar year on the trail is named by a UUID version 5 of the year in this namespace. */
const NAMESPACE = '6a0b7c52-6f0e-4f0b-9a57-0d2f6a1c5e84';
export const subjectOf = (year: number): string => v5(String(year), NAMESPACE);

/** Imported notices: each one row that is never changed, with its entry on the trail in the same statement. */
@Injectable()
export class NoticeStore {
  constructor(private readonly database: Database) {}

  /** False when another notice was recorded since the one before `sequence`: what was judged is no longer so. */
  async record(actor: Actor, notice: YearNotice, now: Date): Promise<boolean> {
    try {
      const { rows } = await this.database.pool.query<{ written: number }>(await this.statement(actor, notice, now));
      return rows[0]?.written === 1;
    } catch (cause) {
      if (sqlState(cause) === UNIQUE_VIOLATION) return false;
      throw cause;
    }
  }

  private async statement(actor: Actor, notice: YearNotice, now: Date): Promise<ReturnType<Statement['query']>> {
    const subject = subjectOf(notice.year);
    const previous = await this.newestEntry(subject);
    const audit = auditLine({
      ...{ subject, previous, at: now, actor, unit: actor.unit, action: 'CALENDAR_NOTICE' },
      ...{ fromState: null, toState: null, revision: (previous?.seq ?? 0) + 1, input: {}, detail: { ...notice } },
    });
    const { sequence, year, title, address, issued, daysOff, workdays } = notice;
    const statement = new Statement().with('c', INSERT, {
      ...{ seq: sequence, year, title, address, issued, by: actor.account, now },
      ...{ off: JSON.stringify(daysOff), worked: JSON.stringify(workdays) },
    });
    withAudit(statement, { audit, at: now, case: { id: subject } });
    return statement.query('calendar');
  }

  private async newestEntry(subject: string): Promise<{ seq: number; hash: Buffer } | null> {
    const { rows } = await this.database.pool.query<{ seq: number; hash: Buffer }>(NEWEST, [subject]);
    return rows[0] ?? null;
  }
}

const UNIQUE_VIOLATION = '23505';
const NEWEST = 'SELECT seq, hash FROM audit_entry WHERE subject = $1 ORDER BY seq DESC LIMIT 1';
const INSERT = `
INSERT INTO calendar_notice (seq, year, title, address, issued, days_off, workdays, imported_by, at)
SELECT $seq::int, $year::int, $title::text, $address::text, $issued::date, $off::jsonb, $worked::jsonb, $by::text, $now::timestamptz
WHERE $seq::int = (SELECT coalesce(max(seq), 0) + 1 FROM calendar_notice)
RETURNING seq`;
