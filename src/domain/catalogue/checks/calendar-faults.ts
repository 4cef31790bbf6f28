import { isWeekend } from '../../calendar/working-calendar.js';
import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';

/** Every day lies in its year and is named once, and only rest days are worked instead. */
export function* calendarFaults(files: Files): Iterable<Fault> {
  for (const [year, { daysOff, workdays }] of Object.entries(files.calendar.years)) {
    const at = { file: 'calendar.yaml', path: `years.${year}` };
    const off = daysOff.flatMap(({ dates }) => dates);
    const worked = workdays.flatMap(({ dates }) => dates);
    const seen = new Set<string>();
    for (const date of [...off, ...worked]) {
      if (!date.startsWith(year)) yield { ...at, reason: `${date} is not in ${year}` };
      if (seen.has(date)) yield { ...at, reason: `${date} is there twice` };
      seen.add(date);
    }
    for (const date of worked) {
      if (!isWeekend(date)) yield { ...at, reason: `${date} is a weekday: only weekend days are worked instead` };
    }
  }
}
