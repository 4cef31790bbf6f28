import { z } from 'zod';
import { date, words } from './common.js';

const days = z.array(z.strictObject({ name: words, dates: z.array(date).min(1) }));

/** What one notice says of its year, whole; `issued` is the day it was made public. */
const notice = z.strictObject({ title: words, address: z.url(), issued: date, daysOff: days, workdays: days });

/** calendar.yaml: the State Council's notices by year, oldest first - days off, and weekend days worked instead. */
export const calendarFile = z.strictObject({
  version: words,
  timezone: z.literal('Asia/Shanghai'),
  years: z
    .record(z.string().regex(/^\d{4}$/, 'a year has 4 digits'), z.strictObject({ notices: z.array(notice).min(1) }))
    .refine((years) => Object.keys(years).length > 0, 'at least one year'),
});
export type CalendarFile = z.output<typeof calendarFile>;
