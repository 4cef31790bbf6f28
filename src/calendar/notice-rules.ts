import type { Actor } from '../domain/actor.js';
import { noticeFaults, type NoticeFault } from '../domain/calendar/notice-faults.js';
import { noticesOf, type YearNotice } from '../domain/calendar/year-notice.js';
import type { Refusal } from '../domain/refusal.js';

type Notice = Omit<YearNotice, 'sequence'>;

/** Only an officer of the unit that answers for the whole city says how its days are counted (方案八). */
export const mayImport = ({ unit, roles }: Actor, office: string): boolean =>
  unit === office && roles.includes('officer');

/** Why a notice cannot be recorded, every reason at once. */
export function noticeRefusals(notice: Notice, known: readonly YearNotice[], today: string): readonly Refusal[] {
  const inForce = noticesOf(known, notice.year).at(-1);
  const wrong = noticeFaults(notice).map((fault) => refusalOf(fault, notice));
  if (notice.issued > today) wrong.push({ code: 'calendar-not-issued', kind: 'content', field: 'issued' });
  if (inForce !== undefined && notice.issued < inForce.issued) {
    const params = { title: inForce.title, issued: inForce.issued };
    wrong.push({ code: 'calendar-superseded', kind: 'content', field: 'issued', params });
  }
  if (inForce !== undefined && saying(notice) === saying(inForce)) {
    wrong.push({ code: 'calendar-nothing-new', kind: 'content', field: 'daysOff', params: { year: notice.year } });
  }
  return wrong;
}

function refusalOf({ code, date }: NoticeFault, { year, workdays }: Notice): Refusal {
  const worked = date !== undefined && workdays.some(({ dates }) => dates.includes(date));
  const params = { year, ...(date === undefined ? {} : { date, other: date.slice(0, 4) }) };
  return { code: `calendar-${code}`, kind: 'content', field: worked ? 'workdays' : 'daysOff', params };
}

/** The same days under the same notice are no news; the order in which they are written is none either. */
function saying({ title, issued, daysOff, workdays }: Notice): string {
  const of = (days: Notice['daysOff']) =>
    days.flatMap(({ name, dates }) => dates.map((date) => `${date} ${name}`)).sort();
  return JSON.stringify([title, issued, of(daysOff), of(workdays)]);
}
