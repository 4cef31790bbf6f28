import { z } from 'zod';
import { isDate } from '../../calendar/dates.js';
import { date, id, words } from './common.js';

/** A day of a year, `MM-DD`. */
const yearDay = z.string().refine((day) => isDate(`2026-${day}`), 'a day that every year has is MM-DD');

const periodic = z.strictObject({
  id,
  entry: id,
  every: z.enum(['year', 'quarter', 'month']),
  /** Each of them owes it, for itself. */
  units: z.array(id).min(1),
  /** The day of the period on which its information is presumed formed: its last day, or a fixed day of the year. */
  formed: z.union([z.literal('end'), yearDay]),
  /** The event whose day that is; the entry's deadline counts from it. */
  event: id.default('formed-or-changed'),
  /** An item formed earlier in the year speaks of another period; without it, the first day of the period. */
  countsFrom: yearDay.exactOptional(),
  /** Why this rhythm and this day, where the plan's words leave it open. */
  reading: words,
});

const chain = z.strictObject({
  id,
  /** Publication of an item of one of these entries … */
  after: z.array(id).min(1),
  /** … that holds and lacks these elements … */
  when: z
    .strictObject({ holds: z.array(id).default([]), lacks: z.array(id).default([]) })
    .default({ holds: [], lacks: [] }),
  /** … lets an item of this entry be expected, which is to hold these elements. */
  expects: id,
  elements: z.array(id).default([]),
  /** Once for each item published, or once for each project however many lead to it. */
  per: z.enum(['item', 'project']).default('item'),
  /** Events of the expected item known from the one before: a date it gives, or the day it was `published`. */
  known: z.record(id, id).default({}),
  /** Codes of the item before that choose a rule of the expected one. */
  carries: z.array(id).default([]),
  reading: words,
});

/** obligations.yaml: what is expected before anyone drafts it. A jurisdiction may have none. */
export const obligationsFile = z.strictObject({
  /** Nothing is expected whose day lies before this one. */
  from: date,
  periodic: z.array(periodic).default([]),
  chains: z.array(chain).default([]),
});

export type Periodic = z.output<typeof periodic>;
export type Chain = z.output<typeof chain>;
export type Expectations = z.output<typeof obligationsFile>;

/** A jurisdiction that expects nothing of itself. */
export const NO_EXPECTATIONS: Expectations = { from: '9999-12-31', periodic: [], chains: [] };
