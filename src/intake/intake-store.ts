import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database.js';

/** A text as it came: `status` and `answer` are the first answer it got, null until it was dealt with. */
export interface IntakeRow {
  readonly id: string;
  readonly mode: string;
  readonly sender: string; // account
  readonly webhook_id: string | null;
  readonly received_at: Date;
  readonly payload_sha256: string;
  readonly payload: unknown;
  readonly status: number | null;
  readonly answer: unknown;
}

export type NewIntake = Omit<IntakeRow, 'status' | 'answer'>;

@Injectable()
export class IntakeStore {
  constructor(private readonly database: Database) {}

  /** Written before anything is judged. Sent again under the same id, the row of the first time comes back. */
  async arrived(intake: NewIntake): Promise<IntakeRow> {
    const { rows } = await this.database.pool.query<IntakeRow>({
      name: 'intake.arrived',
      text: `WITH n AS (
          INSERT INTO intake (id, mode, sender, webhook_id, received_at, payload_sha256, payload)
          VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (sender, webhook_id) DO NOTHING RETURNING ${COLUMNS})
        SELECT * FROM n UNION ALL SELECT ${COLUMNS} FROM intake WHERE sender = $3 AND webhook_id = $4 LIMIT 1`,
      values: [
        ...[intake.id, intake.mode, intake.sender, intake.webhook_id, intake.received_at, intake.payload_sha256],
        JSON.stringify(intake.payload),
      ],
    });
    // Two at once: the one that lost neither inserted nor saw the other's row in its snapshot.
    return rows[0] ?? (await this.arrived(intake));
  }

  /** The first answer stands. */
  async answered(id: string, item: string | null, status: number, answer: unknown): Promise<void> {
    await this.database.pool.query({
      name: 'intake.answered',
      text: 'UPDATE intake SET item = $2, status = $3, answer = $4 WHERE id = $1 AND status IS NULL',
      values: [id, item, status, JSON.stringify(answer)],
    });
  }

  /** Those whose dealing was cut off: oldest first. */
  async unanswered(before: Date, limit: number): Promise<readonly IntakeRow[]> {
    const { rows } = await this.database.pool.query<IntakeRow>({
      name: 'intake.unanswered',
      text: `SELECT ${COLUMNS} FROM intake WHERE status IS NULL AND received_at < $1 ORDER BY received_at, id LIMIT $2`,
      values: [before, limit],
    });
    return rows;
  }

  async ofItem(item: string): Promise<IntakeRow | null> {
    const { rows } = await this.database.pool.query<IntakeRow>({
      name: 'intake.of-item',
      text: `SELECT ${COLUMNS} FROM intake WHERE item = $1`,
      values: [item],
    });
    return rows[0] ?? null;
  }
}

const COLUMNS = 'id, mode, sender, webhook_id, received_at, payload_sha256, payload, status, answer';
