import { isDate } from '../domain/calendar/dates.js';
import type { YearNotice } from '../domain/calendar/year-notice.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import { readNotice } from './notice-text.js';

/** A notice to be recorded. */
export type GivenNotice = Omit<YearNotice, 'sequence'>;

/** What people type or paste; each may be empty where the pasted text says it itself. */
export interface TypedNotice {
  readonly year: string;
  readonly notice: string;
  readonly address: string;
  readonly issued: string;
  readonly text: string;
}

const LONGEST_TITLE = 200;

/** From what was typed beside the text, else from the text itself, to a notice - or what is missing or cannot be read. */
export function givenNotice(typed: TypedNotice): Outcome<GivenNotice> {
  const read = readNotice(typed.text, Number(typed.year));
  const said = read.ok ? read.value : null;
  const year = typed.year === '' ? (said?.year ?? 0) : Number(typed.year);
  const title = typed.notice === '' ? (said?.title ?? '') : typed.notice;
  const address = typed.address === '' ? (said?.address ?? null) : typed.address;
  const issued = typed.issued === '' ? (said?.issued ?? '') : typed.issued;
  const wrong = [
    ...unless(Number.isInteger(year) && year >= 2000 && year < 2100, 'calendar-year', 'year'),
    ...unless(title !== '' && title.length <= LONGEST_TITLE, 'calendar-title', 'notice'),
    ...unless(address === null || isAddress(address), 'calendar-address', 'address'),
    ...unless(isDate(issued), 'calendar-issued', 'issued'),
    ...(read.ok ? [] : read.refusals),
  ];
  if (said === null || wrong.length > 0) return refused(wrong);
  return accepted({ year, title, address, issued, daysOff: said.daysOff, workdays: said.workdays });
}

const unless = (fits: boolean, code: string, field: string): Refusal[] =>
  fits ? [] : [{ code, kind: 'malformed', field }];

const isAddress = (text: string): boolean => /^https?:\/\/\S{1,490}$/.test(text);
