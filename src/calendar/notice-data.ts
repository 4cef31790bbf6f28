import { z } from 'zod';
import type { NamedDays } from '../domain/calendar/year-notice.js';
import type { ReadNotice } from './notice-text.js';

const day = z.string().min(1).max(40); // whether it is a day of that year is judged with all other rules
const name = z.string().trim().min(1).max(40);
const text = z.string().trim().min(1).max(500).nullish();
const grouped = z.array(z.object({ name, dates: z.array(day).min(1) }));
const single = z.array(z.object({ name, date: day }));

/** As this system writes it: the body of the API, and a notice in calendar.yaml. */
const own = z.object({
  year: z.coerce.number().int().optional(),
  notice: text,
  title: text,
  address: text,
  issued: text,
  daysOff: grouped,
  workdays: grouped.default([]),
});

/** As notices were collected, day by day, with make-up days under a name of their own. */
const collected = z.object({
  notices: z.array(z.string()).optional(),
  daysOff: single,
  makeUpWorkdays: single.default([]),
});

/** As the open collection holiday-cn has it: every day says whether it is off. */
const holidayCn = z.object({
  year: z.coerce.number().int(),
  papers: z.array(z.string()).optional(),
  days: z.array(z.object({ name, date: day, isOffDay: z.boolean() })).min(1),
});

const ofYear = z.union([
  own.transform(({ year = null, notice, title, address, issued, daysOff, workdays }): ReadNotice => {
    const named = { title: notice ?? title ?? null, address: address ?? null, issued: issued ?? null };
    return { year, ...named, daysOff, workdays };
  }),
  collected.transform(({ notices, daysOff, makeUpWorkdays }): ReadNotice => ({
    ...{ year: null, title: null, address: notices?.at(-1) ?? null, issued: null },
    ...{ daysOff: byName(daysOff), workdays: byName(makeUpWorkdays) },
  })),
  holidayCn.transform(({ year, papers, days }): ReadNotice => ({
    ...{ year, title: null, address: papers?.at(-1) ?? null, issued: null },
    daysOff: byName(days.filter(({ isOffDay }) => isOffDay)),
    workdays: byName(days.filter(({ isOffDay }) => !isOffDay)),
  })),
]);

/** One year, or a whole collection of years in which the one asked for is looked up, its newest notice if it has several. */
export const noticeData = (year: number) =>
  z
    .unknown()
    .transform((data) => within(data, String(year)))
    .pipe(ofYear);

function within(data: unknown, year: string): unknown {
  const one = field(field(data, 'years'), year) ?? data;
  const notices = field(one, 'notices');
  const newest: unknown = Array.isArray(notices) ? notices.at(-1) : undefined;
  return typeof newest === 'object' ? newest : one;
}

const field = (data: unknown, key: string): unknown =>
  typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[key] : undefined;

function byName(days: readonly { readonly name: string; readonly date: string }[]): NamedDays[] {
  const names = [...new Set(days.map((each) => each.name))];
  return names.map((each) => ({ name: each, dates: days.filter((one) => one.name === each).map(({ date }) => date) }));
}
