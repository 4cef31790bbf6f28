import { Injectable } from '@nestjs/common';
import type { DeliveryScope } from '../../domain/authority/delivery-scope.js';
import { Database } from '../../platform/database.js';

export interface ChannelStanding {
  readonly paused: Paused | null;
  /** Breakdowns one after the other. */
  readonly failures: number;
}

/** How one channel stands and did; counts of attempts and delays are those since the moment asked for. Delays in ms. */
export interface ChannelFigures extends ChannelStanding {
  readonly openUntil: Date | null;
  readonly lastFailureAt: Date | null;
  readonly lastError: string | null;
  readonly attempts: number;
  readonly received: number;
  /** From owed to received, by machine; null without any. */
  readonly delayP50: number | null;
  readonly delayP99: number | null;
  readonly queued: number;
  readonly oldest: Date | null;
  /** Waiting for a person. */
  readonly manual: number;
  readonly failed: number;
  readonly lastReceipt: { readonly receiptId: string | null; readonly at: string } | null;
}

export interface Paused {
  readonly since: string;
  readonly by: string;
  /** `gone`: the platform said that it is not there any more (HTTP 410). */
  readonly cause: 'person' | 'gone';
  readonly reason: string | null;
}

@Injectable()
export class ChannelFiguresReader {
  constructor(private readonly database: Database) {}

  /** One query for all channels. What waits is counted within the scope; how a platform does is the same for everyone. */
  async of(
    channels: readonly string[],
    scope: DeliveryScope,
    since: Date,
  ): Promise<ReadonlyMap<string, ChannelFigures>> {
    const all = scope.kind === 'all';
    const { rows } = await this.database.pool.query<ChannelFigures & { channel: string }>({
      name: all ? 'channel.figures' : 'channel.figures-of-units',
      text: figuresText(!all),
      values: [channels, since, ...(all ? [] : [scope.kind === 'units' ? scope.units : []])],
    });
    return new Map(rows.map(({ channel, ...figures }) => [channel, figures]));
  }

  /** How they stand, without how they did. */
  async standing(channels: readonly string[]): Promise<ReadonlyMap<string, ChannelStanding>> {
    const { rows } = await this.database.pool.query<ChannelStanding & { channel: string }>({
      name: 'channel.standing',
      text: `SELECT s.channel, ${PAUSED} AS paused, s.failures FROM channel_state s WHERE s.channel = ANY ($1)`,
      values: [channels],
    });
    return new Map(rows.map(({ channel, ...standing }) => [channel, standing]));
  }
}

const PAUSED = `CASE WHEN s.paused_at IS NULL THEN NULL ELSE json_build_object('since', to_char(s.paused_at AT TIME ZONE 'UTC',
    'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', s.paused_by, 'cause', s.pause_cause, 'reason', s.reason) END`;

/** What was overtaken under way and failed afterwards waits for nobody. */
export const NOT_OVERTAKEN = `NOT EXISTS (SELECT FROM delivery n WHERE n.case_id = d.case_id AND n.channel = d.channel
  AND n.number = d.number AND n.sequence > d.sequence)`;

export function figuresText(ofUnits: boolean): string {
  const mine = ofUnits ? ' AND d.unit = ANY ($3::text[])' : '';
  return `
SELECT k.channel, ${PAUSED} AS paused,
  coalesce(s.failures, 0) AS failures, s.open_until AS "openUntil", s.last_failure_at AS "lastFailureAt", s.last_error AS "lastError",
  t.attempts, t.received, y.delays[1] AS "delayP50", y.delays[2] AS "delayP99", q.queued, q.oldest, w.manual, w.failed,
  r.receipt AS "lastReceipt"
FROM unnest($1::text[]) AS k(channel)
LEFT JOIN channel_state s ON s.channel = k.channel
CROSS JOIN LATERAL (SELECT count(*)::int AS attempts, (count(*) FILTER (WHERE a.error IS NULL))::int AS received
  FROM delivery_attempt a WHERE a.channel = k.channel AND a.at >= $2::timestamptz) t
CROSS JOIN LATERAL (
  SELECT percentile_cont(ARRAY[0.5, 0.99]) WITHIN GROUP (ORDER BY extract(epoch FROM d.settled_at - d.created_at) * 1000) AS delays
  FROM delivery d WHERE d.channel = k.channel AND d.status = 'delivered' AND d.settled_at >= $2::timestamptz
    AND d.receipt ->> 'by' IS NULL) y
CROSS JOIN LATERAL (SELECT count(*)::int AS queued, min(d.created_at) AS oldest
  FROM delivery d WHERE d.channel = k.channel AND d.status = 'pending'${mine}) q
CROSS JOIN LATERAL (SELECT (count(*) FILTER (WHERE d.status = 'manual'))::int AS manual, (count(*) FILTER (WHERE d.status = 'failed'))::int AS failed
  FROM delivery d WHERE d.channel = k.channel AND d.status IN ('manual', 'failed')${mine} AND ${NOT_OVERTAKEN}) w
LEFT JOIN LATERAL (SELECT json_build_object('receiptId', d.receipt ->> 'receiptId', 'at', to_char(d.settled_at AT TIME ZONE 'UTC',
    'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS receipt
  FROM delivery d WHERE d.channel = k.channel AND d.status = 'delivered' AND d.settled_at IS NOT NULL
  ORDER BY d.settled_at DESC LIMIT 1) r ON true`;
}
