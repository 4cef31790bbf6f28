import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';
import type { Operation } from './claimed-delivery.js';
import type { Receipt } from './settlement.js';

/** One publication version to one channel, with everything that was tried. Instants are ISO strings. */
export interface DeliveryView {
  readonly id: string;
  readonly channel: string;
  readonly operation: Operation;
  readonly number: string;
  readonly version: number;
  /** Rises with everything said about the case. */
  readonly sequence: number;
  readonly status: 'pending' | 'manual' | 'delivered' | 'failed' | 'superseded';
  readonly attempts: number;
  /** null once it is settled. */
  readonly nextAttemptAt: string | null;
  readonly receipt: Receipt | null;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly settledAt: string | null;
  /** As sent at the last attempt; null while nothing was. */
  readonly payload: string | null;
  readonly contentType: string | null;
  readonly history: readonly AttemptView[];
}

export interface AttemptView {
  readonly n: number;
  readonly at: string;
  readonly httpStatus: number | null;
  readonly durationMs: number;
  readonly response: string | null;
  readonly error: string | null;
}

@Injectable()
export class DeliveryReader {
  constructor(private readonly database: Database) {}

  /** All deliveries of a case, newest first, in one query. */
  async of(caseId: string): Promise<readonly DeliveryView[]> {
    const { rows } = await this.database.pool.query<DeliveryRow>({
      name: 'deliveries-of',
      text: DELIVERIES,
      values: [caseId],
    });
    return rows.map(viewOf);
  }

  /** The newest to the same channel about the same number: what has come of it. */
  async newestLike(id: string): Promise<DeliveryView | null> {
    const { rows } = await this.database.pool.query<DeliveryRow>({
      name: 'delivery-newest',
      text: NEWEST_LIKE,
      values: [id],
    });
    return rows.map(viewOf)[0] ?? null;
  }
}

const viewOf = (row: DeliveryRow): DeliveryView => ({
  ...row,
  nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  settledAt: row.settledAt?.toISOString() ?? null,
  history: row.history.map((attempt) => ({ ...attempt, at: new Date(attempt.at).toISOString() })),
});

type DeliveryRow = Omit<DeliveryView, 'nextAttemptAt' | 'createdAt' | 'settledAt'> & {
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
};

const SELECTED = `
SELECT d.id, d.channel, d.operation, p.number, p.version, d.sequence, d.status, d.attempts,
  CASE WHEN d.status = 'pending' THEN d.next_attempt_at END AS "nextAttemptAt", d.receipt, d.last_error AS "lastError",
  d.created_at AS "createdAt", d.settled_at AS "settledAt", d.payload, d.content_type AS "contentType",
  coalesce(h.history, '[]') AS history
FROM delivery d JOIN publication p ON p.id = d.publication
LEFT JOIN LATERAL (
  SELECT json_agg(json_build_object('n', a.n, 'at', a.at, 'httpStatus', a.http_status, 'durationMs', a.duration_ms,
    'response', a.response, 'error', a.error) ORDER BY a.n) AS history
  FROM delivery_attempt a WHERE a.delivery = d.id) h ON true`;
const DELIVERIES = `${SELECTED} WHERE d.case_id = $1 ORDER BY d.sequence DESC, d.created_at DESC, d.id DESC`;
const NEWEST_LIKE = `${SELECTED} WHERE d.id = (
  SELECT n.id FROM delivery o JOIN delivery n ON n.case_id = o.case_id AND n.channel = o.channel AND n.number = o.number
  WHERE o.id = $1 ORDER BY n.sequence DESC LIMIT 1)`;
