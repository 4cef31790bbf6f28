import { noticeFaults, type NoticeFault } from '../../calendar/notice-faults.js';
import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';

/** Every day lies in its year and is named once, only rest days are worked instead, and a later notice stands after an earlier one. */
export function* calendarFaults(files: Files): Iterable<Fault> {
  for (const [year, { notices }] of Object.entries(files.calendar.years)) {
    for (const [at, notice] of notices.entries()) {
      const place = { file: 'calendar.yaml', path: `years.${year}.notices[${String(at)}]` };
      for (const fault of noticeFaults({ ...notice, year: Number(year) }))
        yield { ...place, reason: REASONS[fault.code](fault.date ?? '', year) };
      if (notice.issued < (notices[at - 1]?.issued ?? ''))
        yield { ...place, reason: 'older than the notice before it' };
    }
  }
}

const REASONS: Readonly<Record<NoticeFault['code'], (date: string, year: string) => string>> = {
  empty: () => 'no day off',
  'no-date': (date) => `${date} is no day of the calendar`,
  'other-year': (date, year) => `${date} is not in ${year}`,
  twice: (date) => `${date} is there twice`,
  'off-and-worked': (date) => `${date} is there twice, off and worked`,
  'weekday-worked': (date) => `${date} is a weekday: only weekend days are worked instead`,
};
