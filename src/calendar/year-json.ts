import type { ImportedNotice } from '../catalogue/notice-rows.js';
import type { NamedDays, YearNotice } from '../domain/calendar/year-notice.js';
import type { CalendarYearJson } from './schemas.js';

/** A year as the API tells it; `notices` of that year, oldest first. */
export function yearJson(
  year: number,
  notices: readonly (YearNotice | ImportedNotice)[],
  calendar: string,
): CalendarYearJson {
  const newest = notices.at(-1);
  return {
    ...{ year, provisional: newest === undefined, calendar },
    notice: newest === undefined ? null : { title: newest.title, address: newest.address, issued: newest.issued },
    ...days(newest ?? NONE),
    versions: notices.map((notice) => ({
      ...{ notice: notice.title, address: notice.address, issued: notice.issued, inForce: notice === newest },
      imported: 'importedBy' in notice ? { by: notice.importedBy, at: notice.at } : null,
      ...days(notice),
    })),
  };
}

const NONE: Pick<YearNotice, 'daysOff' | 'workdays'> = { daysOff: [], workdays: [] };

const days = ({ daysOff, workdays }: Pick<YearNotice, 'daysOff' | 'workdays'>) => ({
  daysOff: daysOff.map(plain),
  workdays: workdays.map(plain),
});

const plain = ({ name, dates }: NamedDays) => ({ name, dates: [...dates] });
