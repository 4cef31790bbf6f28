import { z } from 'zod';
import type { Message } from './message.js';

const EVENT = z.object({
  type: z.string(),
  data: z.looseObject({
    number: z.string(),
    version: z.number().int(),
    sequence: z.number().int(),
    title: z.string().optional(),
  }),
});

/** A CloudEvent in structured JSON. Throws when it is none. */
export function readJsonMessage(payload: string): Message {
  const { type, data } = EVENT.parse(JSON.parse(payload));
  const { number, version, sequence, title = null } = data;
  return { type, number, version, sequence, title, data };
}
