import { z } from 'zod';

const day = z.iso.date();
const name = z.string().trim().min(1).max(40);
const namedDays = z
  .strictObject({ name: name.meta({ description: '春节, 国庆节 …' }), dates: z.array(day).min(1).max(60) })
  .meta({ id: 'NamedDays' });
const days = z.array(namedDays).max(40);

/** Years anybody plans in; beyond them a slip of the hand. */
export const year = z.coerce.number().int().min(2000).max(2099);

export const newNotice = z
  .strictObject({
    notice: z.string().trim().min(1).max(200).meta({ description: 'Title of the notice' }),
    address: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable()
      .optional(),
    issued: day.meta({ description: 'The day it was made public; the newest notice of a year is in force' }),
    daysOff: days.meta({ description: 'Every day off of the year, weekend days within a holiday included' }),
    workdays: days.default([]).meta({ description: 'Weekend days worked instead (调休)' }),
  })
  .meta({ id: 'NewCalendarNotice' });
export type NewNotice = z.infer<typeof newNotice>;

export const importQuery = z.object({
  preview: z.stringbool().default(false).meta({ description: 'Tell what would move, write nothing' }),
});

const version = z
  .object({
    notice: z.string(),
    address: z.string().nullable(),
    issued: day,
    inForce: z.boolean(),
    imported: z
      .object({ by: z.string(), at: z.string() })
      .nullable()
      .meta({ description: 'Null: shipped with the system' }),
    daysOff: z.array(namedDays),
    workdays: z.array(namedDays),
  })
  .meta({ id: 'CalendarVersion' });

export const calendarYear = z
  .object({
    year: z.int(),
    provisional: z.boolean().meta({ description: 'No notice is out: plain weekdays are assumed' }),
    calendar: z.string().meta({ description: 'Version of the whole calendar' }),
    notice: z.object({ title: z.string(), address: z.string().nullable(), issued: day }).nullable(),
    daysOff: z.array(namedDays),
    workdays: z.array(namedDays),
    versions: z.array(version).meta({ description: 'Oldest first; the last is in force' }),
  })
  .meta({ id: 'CalendarYear' });
export type CalendarYearJson = z.infer<typeof calendarYear>;

const move = z
  .object({
    case: z.uuid(),
    kind: z.string().meta({ description: 'Kind of the case: item …' }),
    title: z.string(),
    unit: z.string(),
    rule: z.string(),
    text: z.string().meta({ description: 'The rule in its own words' }),
    from: z.string().nullable(),
    to: z.string().nullable(),
  })
  .meta({ id: 'MovedDueDate' });

export const calendarPreview = z
  .object({
    year: z.int(),
    calendar: z.string().meta({ description: 'The version there would be' }),
    moves: z.array(move).meta({ description: 'Open due dates that would move, by case' }),
    moved: z.int().meta({ description: 'How many would move in all; `moves` has the first 500' }),
  })
  .meta({ id: 'CalendarPreview' });
export type CalendarPreviewJson = z.infer<typeof calendarPreview>;
