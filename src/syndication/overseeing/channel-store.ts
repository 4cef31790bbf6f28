import { Injectable } from '@nestjs/common';
import { v5 } from 'uuid';
import type { Actor } from '../../domain/actor.js';
import { auditLine } from '../../engine/audit-line.js';
import { Statement } from '../../engine/statement.js';
import { withAudit } from '../../engine/write-parts.js';
import { Database, sqlState } from '../../platform/database.js';

/** The chain of a channel on the trail is named by a UUID version 5 of its id in this namespace. */
const NAMESPACE = 'b1f5c7a0-2d7e-4c0c-8f0e-6a3d9c21e7d4';
export const subjectOf = (channel: string): string => v5(channel, NAMESPACE);

export type ChannelAct = 'CHANNEL_PAUSED' | 'CHANNEL_RESUMED' | 'CHANNEL_TESTED';

export interface ChannelChange {
  readonly act: ChannelAct;
  readonly channel: string;
  readonly reason: string | null;
  /** Facts for the log: numbers, no words of people. */
  readonly detail: Readonly<Record<string, unknown>>;
}

/** What people do to a channel: the change and its line on the trail, in one statement. */
@Injectable()
export class ChannelStore {
  constructor(private readonly database: Database) {}

  /** `no`: it is so already; `busy`: somebody else's line came in between, look again. */
  async write(actor: Actor, change: ChannelChange, now: Date): Promise<'written' | 'no' | 'busy'> {
    try {
      const { rows } = await this.database.pool.query<{ written: number }>(await this.statement(actor, change, now));
      return rows[0]?.written === 1 ? 'written' : 'no';
    } catch (cause) {
      if (sqlState(cause) === UNIQUE_VIOLATION) return 'busy';
      throw cause;
    }
  }

  private async statement(actor: Actor, change: ChannelChange, now: Date): Promise<ReturnType<Statement['query']>> {
    const { act, channel, reason, detail } = change;
    const subject = subjectOf(channel);
    const previous = await this.newestEntry(subject);
    const input = { channel, ...(reason === null ? {} : { reason }) };
    const audit = auditLine({
      ...{ subject, previous, at: now, actor, unit: actor.unit, action: act, fromState: null, toState: null },
      ...{ revision: (previous?.seq ?? 0) + 1, input, detail },
    });
    const values = act === 'CHANNEL_PAUSED' ? { channel, reason, now, by: actor.account } : { channel };
    const statement = new Statement().with('c', CHANGES[act], values);
    withAudit(statement, { audit, at: now, case: { id: subject } });
    return statement.query(act);
  }

  private async newestEntry(subject: string): Promise<{ seq: number; hash: Buffer } | null> {
    const { rows } = await this.database.pool.query<{ seq: number; hash: Buffer }>(NEWEST, [subject]);
    return rows[0] ?? null;
  }
}

const UNIQUE_VIOLATION = '23505';
const NEWEST = 'SELECT seq, hash FROM audit_entry WHERE subject = $1 ORDER BY seq DESC LIMIT 1';

/** Whoever resumes a channel says that its platform is there again: the breaker is closed, and what waits goes out at once. */
const CHANGES: Readonly<Record<ChannelAct, string>> = {
  CHANNEL_PAUSED: `
INSERT INTO channel_state AS s (channel, paused_at, paused_by, pause_cause, reason)
VALUES ($channel::text, $now::timestamptz, $by::text, 'person', $reason::text)
ON CONFLICT (channel) DO UPDATE SET paused_at = excluded.paused_at, paused_by = excluded.paused_by, pause_cause = 'person',
  reason = excluded.reason WHERE s.paused_at IS NULL
RETURNING s.channel`,
  CHANNEL_RESUMED: `
UPDATE channel_state SET paused_at = NULL, paused_by = NULL, pause_cause = NULL, reason = NULL, failures = 0, open_until = NULL
WHERE channel = $channel::text AND paused_at IS NOT NULL RETURNING channel`,
  CHANNEL_TESTED: 'SELECT $channel::text AS channel',
};
