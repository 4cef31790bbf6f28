import { z } from 'zod';

/** What a list shows: `open` is what nothing has been begun for, everything else one state. */
const STATES = ['open', 'expected', 'nothingProposed', 'drafted', 'withheld', 'nothing', 'fulfilled', 'all'] as const;
export const obligationState = z.enum(STATES);

export const obligationQuery = z.object({
  state: obligationState.default('open'),
  unit: z.string().max(80).optional(),
  cursor: z.string().max(300).optional(),
  lang: z.string().optional(),
});
export type ObligationQuery = Pick<z.infer<typeof obligationQuery>, 'state' | 'unit' | 'cursor'>;

const EVERY = STATES.filter((state) => state !== 'open' && state !== 'all');

/** The leaves of the workflow a list asks for. */
export function statesOf(state: ObligationQuery['state']): readonly string[] {
  const names = state === 'open' ? ['expected', 'nothingProposed'] : state === 'all' ? EVERY : [state];
  return names.map((name) => `work.${name}`);
}

const dates = z.record(z.string(), z.string()).meta({ description: 'Event id → date, instant or from/to' });

export const obligationJson = z
  .object({
    id: z.uuid(),
    title: z.string().meta({ description: 'Suggested title of the item that is owed' }),
    entry: z.string(),
    domain: z.string(),
    unit: z.string().meta({ description: 'Who owes it' }),
    project: z.uuid().nullable(),
    expectation: z.string().meta({ description: 'Id in obligations.yaml' }),
    period: z.string().nullable().meta({ description: '2026, 2026-Q3 or 2026-10; null in a chain' }),
    after: z.uuid().nullable().meta({ description: 'The item before it in the chain' }),
    elements: z.array(z.string()).meta({ description: 'Elements the item is to hold; empty: the whole entry' }),
    dates,
    state: z.string(),
    revision: z.int(),
    item: z.uuid().nullable().meta({ description: 'The item begun for it' }),
    nothing: z
      .object({ reason: z.string(), by: z.string(), confirmedBy: z.string().nullable() })
      .nullable()
      .meta({ description: '本期无应公开信息, with its reason' }),
    fulfilledAt: z.string().nullable(),
    lamp: z.enum(['none', 'green', 'amber', 'red']),
    due: z.string().nullable(),
    rule: z.string().nullable().meta({ description: 'The deadline rule that governs' }),
    citation: z.string().nullable(),
    needs: z
      .array(z.object({ event: z.string(), label: z.string() }))
      .meta({ description: 'Facts without which the clock has not started' }),
  })
  .meta({ id: 'Obligation' });
export type ObligationJson = z.infer<typeof obligationJson>;

export const obligationList = z
  .object({ obligations: z.array(obligationJson), next: z.string().nullable() })
  .meta({ id: 'ObligationList' });
