import { z } from 'zod';

/** What a platform takes from a message, whichever way it is written. */
export interface Message {
  readonly type: string;
  readonly number: string;
  readonly version: number;
  /** What is lower is older. */
  readonly sequence: number;
  readonly title: string | null;
  /** Everything it says; of a tombstone only the names. */
  readonly data: Readonly<Record<string, unknown>>;
}

const EVENT = z.object({
  type: z.string(),
  data: z.looseObject({
    number: z.string(),
    version: z.number().int(),
    sequence: z.number().int(),
    title: z.string().optional(),
  }),
});

/** Throws when the message is not one: the platform then refuses it (400). */
export function readMessage(payload: string): Message {
  const { type, data } = EVENT.parse(JSON.parse(payload));
  const { number, version, sequence, title = null } = data;
  return { type, number, version, sequence, title, data };
}
