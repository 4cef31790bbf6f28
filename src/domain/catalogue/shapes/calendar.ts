import { z } from 'zod';
import { date, words } from './common.js';

const days = z.array(z.strictObject({ name: words, dates: z.array(date).min(1) }));

/** calendar.yaml: the State Council's yearly notices - days off, and weekend days worked instead. */
export const calendarFile = z.strictObject({
  version: words,
  timezone: z.literal('Asia/Shanghai'),
  years: z
    .record(
      z.string().regex(/^\d{4}$/, 'a year has 4 digits'),
      z.strictObject({ notices: z.array(z.url()).min(1), daysOff: days, workdays: days }),
    )
    .refine((years) => Object.keys(years).length > 0, 'at least one year'),
});
export type CalendarFile = z.output<typeof calendarFile>;
