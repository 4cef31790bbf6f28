import type { Queryable } from '../../platform/database.js';

/** What a platform says afterwards of one message it was sent. */
export interface LaterReceipt {
  /** The `webhook-id` of the message. */
  readonly delivery: string;
  readonly outcome: 'accepted' | 'rejected';
  readonly receipt?: string | undefined;
  readonly reason?: string | undefined;
}

/** `unknown`: the channel was never sent such a message. `known`: it was settled before, and stays so. */
export type Taken = 'settled' | 'known' | 'unknown';

/** The first receipt settles; said twice, late or out of order it changes nothing. */
export async function takeReceipt(db: Queryable, channel: string, receipt: LaterReceipt, now: Date): Promise<Taken> {
  const { delivery, outcome } = receipt;
  const { rows } = await db.query<{ taken: Taken }>({
    name: 'receipt.take',
    text: TAKE,
    values: [
      ...[delivery, channel, outcome === 'accepted' ? 'delivered' : 'failed', now],
      outcome === 'accepted' ? JSON.stringify(kept(receipt, now)) : null,
      outcome === 'accepted' ? null : (receipt.reason ?? 'rejected'),
    ],
  });
  return rows[0]?.taken ?? 'unknown';
}

const kept = ({ receipt, ...said }: LaterReceipt, now: Date): object => ({
  ...{ status: null, body: said, receivedAt: now.toISOString(), receiptId: receipt ?? null },
});

const TAKE = `
WITH settled AS (
  UPDATE delivery SET status = $3::text, settled_at = $4::timestamptz, locked_until = NULL, receipt = $5::jsonb, last_error = $6::text,
    reported = false
  WHERE id = $1::uuid AND channel = $2::text AND status = 'pending' RETURNING id
)
SELECT CASE WHEN EXISTS (SELECT FROM settled) THEN 'settled'
  WHEN EXISTS (SELECT FROM delivery WHERE id = $1::uuid AND channel = $2::text) THEN 'known' ELSE 'unknown' END AS taken`;
