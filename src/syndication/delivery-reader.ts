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
  readonly status: 'pending' | 'manual' | 'delivered' | 'failed' | 'superseded';
  readonly attempts: number;
  /** null once it is settled. */
  readonly nextAttemptAt: string | null;
  readonly receipt: Receipt | null;
  readonly lastError: string | null;
  readonly createdAt: string;
  readonly settledAt: string | null;
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
    return rows.map((row) => ({
      ...row,
      nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      settledAt: row.settledAt?.toISOString() ?? null,
      history: row.history.map((attempt) => ({ ...attempt, at: new Date(attempt.at).toISOString() })),
    }));
  }
}

type DeliveryRow = Omit<DeliveryView, 'nextAttemptAt' | 'createdAt' | 'settledAt'> & {
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
};

const DELIVERIES = `
SELECT d.id, d.channel, d.operation, p.number, p.version, d.status, d.attempts,
  CASE WHEN d.status = 'pending' THEN d.next_attempt_at END AS "nextAttemptAt", d.receipt, d.last_error AS "lastError",
  d.created_at AS "createdAt", d.settled_at AS "settledAt", coalesce(h.history, '[]') AS history
FROM delivery d JOIN publication p ON p.id = d.publication
LEFT JOIN LATERAL (
  SELECT json_agg(json_build_object('n', a.n, 'at', a.at, 'httpStatus', a.http_status, 'durationMs', a.duration_ms,
    'response', a.response, 'error', a.error) ORDER BY a.n) AS history
  FROM delivery_attempt a WHERE a.delivery = d.id) h ON true
WHERE d.case_id = $1 ORDER BY d.created_at DESC, d.id DESC`;
