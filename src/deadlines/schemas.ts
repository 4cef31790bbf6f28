import { z } from 'zod';
import { readMoment } from '../domain/calendar/moments.js';

const day = z.iso.date();
const skipped = z
  .object({ date: day, why: z.string().meta({ description: '周末, 国庆节 …' }) })
  .meta({ id: 'SkippedDay' });

/** Beyond these years nobody plans, and a calendar of plain weekdays says little. */
const within = (text: string): boolean => text >= '2000-01-01' && text < '2100-01-01';

/** A day, or an instant, Beijing time where it has no offset; a plus sign that reached us as a space is one. */
const event = z
  .string()
  .max(40)
  .transform((text) => readMoment(text.replace(' ', '+')) ?? '')
  .refine((moment) => within(moment), 'is neither a day nor an instant of this century');

export const dueQuery = z
  .object({
    event: event.meta({ description: 'Day of the event, YYYY-MM-DD, or its instant with offset' }),
    n: z.coerce.number().int().min(1).max(1000),
    unit: z.enum(['working-day', 'calendar-day', 'clock-hour']).default('working-day'),
    type: z.enum(['within', 'before']).default('within'),
    lang: z.string().optional(),
  })
  .refine(({ unit, event: given }) => unit !== 'clock-hour' || given.includes('T'), {
    path: ['event'],
    message: 'hours run from an instant',
  });
export type DueQuery = z.infer<typeof dueQuery>;

export const dueAnswer = z
  .object({
    due: z
      .string()
      .meta({ description: 'Last lawful day, or the instant for hours; of `before` the latest lawful day' }),
    provisional: z.boolean().meta({ description: 'Counted into a year whose holiday notice is not out' }),
    counted: z.array(day),
    madeUp: z.array(z.object({ date: day, holiday: z.string() })).meta({ description: '调休 days that were counted' }),
    skipped: z.array(skipped),
    movedFrom: day.nullable().meta({ description: 'A last calendar day on a rest day, from which the end was moved' }),
    calendar: z.string().meta({ description: 'Version of the calendar' }),
  })
  .meta({ id: 'DueDate' });
export type DueAnswer = z.infer<typeof dueAnswer>;

const clock = z
  .object({
    rule: z.string(),
    text: z.string().meta({ description: 'The rule in its own words' }),
    citation: z.string(),
    act: z.enum(['publish', 'verify', 'withdraw', 'reply', 'opinion', 'sign']),
    binding: z.boolean().meta({ description: 'False: evidence from memory, or the rule cannot bind; it warns only' }),
    governs: z.boolean().meta({ description: 'The earliest binding rule: its end is the due date of the item' }),
    ambiguity: z.string().nullable().meta({ description: 'The reading of the plan taken, A01-A29' }),
    state: z.enum(['not-started', 'running', 'met', 'late', 'too-early-window']),
    lamp: z.enum(['none', 'green', 'amber', 'red']),
    needs: z.array(z.object({ event: z.string(), label: z.string() })).meta({ description: 'Facts not known yet' }),
    start: z.string().nullable(),
    notBefore: day.nullable(),
    due: z.string().nullable(),
    endsAt: z.string().nullable().meta({ description: 'First instant that is too late' }),
    doneAt: z.string().nullable(),
    workingDaysLeft: z.int().nullable(),
    hoursLeft: z.int().nullable(),
    provisional: z.boolean(),
    counted: z.array(day),
    madeUp: z.array(z.object({ date: day, holiday: z.string() })),
    skipped: z.array(skipped),
    movedFrom: day.nullable(),
    warnings: z.array(z.object({ at: z.string(), step: z.string() })),
  })
  .meta({ id: 'Clock' });

export const itemClocks = z
  .object({
    item: z.uuid(),
    due: z.string().nullable().meta({ description: 'Of the clock that governs' }),
    notBefore: day.nullable().meta({ description: 'First lawful day of publication, where a window binds' }),
    calendar: z.string(),
    clocks: z.array(clock),
  })
  .meta({ id: 'ItemClocks' });
export type ItemClocksJson = z.infer<typeof itemClocks>;
