import { Injectable } from '@nestjs/common';
import type { DeliveryScope } from '../../domain/authority/delivery-scope.js';
import { Database } from '../../platform/database.js';
import type { Operation } from '../claimed-delivery.js';
import type { Receipt } from '../settlement.js';
import { NOT_OVERTAKEN } from './channel-figures.js';
import { deliveriesStatement, type DeliveryFilter, type Status } from './deliveries-statement.js';

/** A delivery in a list; what it was about is named as lists name it, so that a quarantined title is not. */
export interface DeliveryRow {
  readonly id: string;
  readonly item: string;
  readonly title: string;
  readonly unit: string;
  readonly channel: string;
  readonly operation: Operation;
  readonly number: string;
  readonly version: number;
  readonly sequence: number;
  readonly status: Status;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly http_status: number | null;
  /** The beginning of what the platform answered last, and of what it was sent. */
  readonly response: string | null;
  readonly payload: string | null;
  readonly payload_length: number;
  readonly receipt: Receipt | null;
  readonly created_at: Date;
  readonly next_attempt_at: Date | null;
  readonly settled_at: Date | null;
  readonly key_at: string;
}

export interface FoundDelivery extends Pick<DeliveryRow, 'id' | 'item' | 'channel' | 'status'> {
  /** Something newer about the same number went to the same channel. */
  readonly overtaken: boolean;
}

@Injectable()
export class DeliveryRows {
  constructor(private readonly database: Database) {}

  async list(scope: DeliveryScope, filter: DeliveryFilter): Promise<readonly DeliveryRow[]> {
    const { rows } = await this.database.pool.query<DeliveryRow>(deliveriesStatement(scope, filter));
    return rows;
  }

  /** What one delivery is, for those who then ask the case itself. */
  async one(id: string): Promise<FoundDelivery | null> {
    const { rows } = await this.database.pool.query<FoundDelivery>({
      name: 'delivery.one',
      text: `SELECT d.id, d.case_id AS item, d.channel, d.status, NOT (${NOT_OVERTAKEN}) AS overtaken FROM delivery d WHERE d.id = $1`,
      values: [id],
    });
    return rows[0] ?? null;
  }
}
