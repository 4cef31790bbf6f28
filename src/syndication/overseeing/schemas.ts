import { z } from 'zod';
import { CONDITIONS } from './channel-view.js';
import { STATUSES } from './deliveries-statement.js';

const text = (most: number) => z.string().trim().min(1).max(most);
const moment = z.string().meta({ format: 'date-time' });
const channel = z.string().max(80).meta({ description: 'id of channels.yaml' });
const cursor = z.string().max(300);

export const pauseBody = z
  .object({ reason: text(1000) })
  .strict()
  .meta({ id: 'ChannelPause' });
export const resumeBody = z
  .object({ reason: text(1000).optional() })
  .strict()
  .default({})
  .meta({ id: 'ChannelResume' });
export const settleBody = z
  .object({
    receipt: text(200).nullish().meta({ description: 'number of the receipt, where the platform gives one' }),
    evidence: text(1000).meta({ description: 'how this is known: who confirmed it, where it can be looked up' }),
  })
  .strict()
  .meta({ id: 'DeliverySettlement' });
export const bulkBody = z
  .object({
    state: z.enum(['failed', 'manual']),
    channel: channel.optional(),
    since: z.iso.datetime({ offset: true }).optional().meta({ description: 'owed since' }),
    cursor: cursor.optional(),
  })
  .strict()
  .meta({ id: 'BulkReplay' });

export const deliveryQuery = z
  .object({
    state: z
      .enum([...STATUSES, 'waiting'])
      .optional()
      .meta({ description: 'waiting: manual or failed, and nothing newer' }),
    channel: channel.optional(),
    cursor: cursor.optional(),
  })
  .strict();

export const channelList = z
  .object({
    channels: z.array(
      z.object({
        id: z.string(),
        name: z.object({ zh: z.string(), en: z.string() }),
        mode: z.string(),
        via: z.string().nullable().meta({ description: 'the channel whose filing feeds this one' }),
        connected: z.boolean(),
        condition: z.enum(CONDITIONS),
        paused: z
          .object({ since: moment, by: z.string(), cause: z.enum(['person', 'gone']), reason: z.string().nullable() })
          .nullable(),
        breaker: z.object({ failures: z.int(), openUntil: moment.nullable() }),
        lastFailure: z.object({ at: moment, error: z.string() }).nullable(),
        health: z
          .object({
            attempts: z.int(),
            successRate: z.number().nullable().meta({ description: '0 to 1, of the attempts' }),
            delayP50Ms: z.number().nullable(),
            delayP99Ms: z.number().nullable(),
          })
          .meta({ description: 'of the last 24 hours; delays from owed to received' }),
        queue: z.object({ length: z.int(), oldestAt: moment.nullable() }),
        waitingForPeople: z.object({ manual: z.int(), failed: z.int() }),
        lastReceipt: z.object({ receiptId: z.string().nullable(), at: moment }).nullable(),
      }),
    ),
  })
  .meta({ id: 'Channels' });
export type ChannelList = z.infer<typeof channelList>;

export const testAnswer = z
  .object({
    httpStatus: z.int().nullable().meta({ description: 'null: nobody answered' }),
    response: z.string().nullable(),
    error: z.string().nullable(),
    durationMs: z.int(),
  })
  .meta({ id: 'ChannelTest' });

const summary = {
  id: z.uuid(),
  channel: z.string(),
  operation: z.string(),
  number: z.string(),
  version: z.int(),
  sequence: z.int(),
  status: z.enum(STATUSES),
  attempts: z.int(),
  nextAttemptAt: moment.nullable(),
  receipt: z.unknown(),
  lastError: z.string().nullable(),
  createdAt: moment,
  settledAt: moment.nullable(),
};
const attempt = z.object({
  n: z.int(),
  at: moment,
  httpStatus: z.int().nullable(),
  durationMs: z.int(),
  response: z.string().nullable(),
  error: z.string().nullable(),
});

export const delivery = z
  .object({
    ...summary,
    payload: z.string().nullable().meta({ description: 'as sent at the last attempt' }),
    contentType: z.string().nullable(),
    history: z.array(attempt),
  })
  .meta({ id: 'Delivery' });
export const itemDeliveries = z.object({ deliveries: z.array(delivery) }).meta({ id: 'ItemDeliveries' });
export const deliveryPage = z
  .object({
    deliveries: z.array(z.object({ ...summary, item: z.uuid(), title: z.string(), unit: z.string() })),
    next: z.string().nullable(),
  })
  .meta({ id: 'Deliveries' });

const reason = z.object({ code: z.string(), message: z.string() });
export const bulkAnswer = z
  .object({
    replayed: z.array(z.uuid()),
    refused: z.array(z.object({ delivery: z.uuid(), reason: z.array(reason) })),
    more: z.boolean(),
    next: z.string().nullable().meta({ description: 'give it as cursor for the next batch' }),
  })
  .meta({ id: 'BulkReplayed' });
