import type { DeliveryRow } from './delivery-rows.js';
import type { z } from 'zod';
import type { deliveryPage } from './schemas.js';

/** A delivery of `GET /api/v1/deliveries`; an untitled one is a draft without a title, or an item that is closed to lists. */
export const rowJson = (row: DeliveryRow): z.infer<typeof deliveryPage>['deliveries'][number] => ({
  ...{ id: row.id, item: row.item, title: row.title, unit: row.unit, channel: row.channel, operation: row.operation },
  ...{ number: row.number, version: row.version, sequence: row.sequence, status: row.status, attempts: row.attempts },
  ...{ receipt: row.receipt, lastError: row.last_error, createdAt: row.created_at.toISOString() },
  nextAttemptAt: row.next_attempt_at?.toISOString() ?? null,
  settledAt: row.settled_at?.toISOString() ?? null,
});
