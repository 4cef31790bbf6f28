import { readYaml } from '../domain/yaml.js';
import { addDays, isDate } from '../domain/calendar/dates.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { noticeData, type ReadNotice } from './notice-data.js';

/** Reads JSON or YAML of one of the known shapes, or lines such as `春节 休 2027-02-05 至 2027-02-11`. */
export function readNotice(text: string, year: number): Outcome<ReadNotice> {
  if (text.trim() === '') return refused([{ code: 'calendar-text-needed', kind: 'malformed', field: 'text' }]);
  return DATA.test(text) ? fromData(text, year) : fromLines(text);
}

/** Data begins with a brace, or names one of the keys it must have at the beginning of a line. */
const DATA = /^\s*[{[]|^\s*(year|years|days|daysOff|notices?)\s*:/m;

function fromData(text: string, year: number): Outcome<ReadNotice> {
  const detail = (of: string) =>
    refused([{ code: 'calendar-shape', kind: 'malformed', field: 'text', params: { detail: of } }]);
  try {
    const read = noticeData(year).safeParse(readYaml(text));
    if (read.success) return accepted(read.data);
    const [issue] = read.error.issues;
    return detail(issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`);
  } catch (cause) {
    return detail(cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : '');
  }
}

interface Line {
  readonly kind: 'off' | 'work';
  readonly name: string;
  readonly dates: readonly string[];
}

function fromLines(text: string): Outcome<ReadNotice> {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const read = lines.map((line) => ({ line, said: readLine(line) }));
  const wrong = read.flatMap(({ line, said }) => (said === null ? [line] : []));
  if (wrong.length > 0)
    return refused(
      wrong.map((line) => ({ code: 'calendar-line', kind: 'malformed', field: 'text', params: { line } })),
    );
  const of = (kind: Line['kind']) =>
    read.flatMap(({ said }) => (said?.kind === kind ? [{ name: said.name, dates: said.dates }] : []));
  return accepted({ year: null, title: null, address: null, issued: null, daysOff: of('off'), workdays: of('work') });
}

const DAY = /\d{4}-\d{1,2}-\d{1,2}/g;
const RANGE = /(\d{4}-\d{1,2}-\d{1,2})\s*(?:至|到|~|～|\.\.|\bto\b)\s*(\d{4}-\d{1,2}-\d{1,2})/g;
const KIND = /(?<=^|\s)(休|放假|off|班|上班|work)(?=\s|$|[:：])/gi;

/** The holiday, 休 or 班, and dates or ranges of dates, in any order; null where one of them is missing or there are two kinds. */
function readLine(line: string): Line | null {
  const ranges = [...line.matchAll(RANGE)].flatMap(([, from = '', to = '']) => daysFrom(padded(from), padded(to)));
  const single = [...line.replace(RANGE, ' ').matchAll(DAY)].map(([date]) => padded(date));
  const dates = [...ranges, ...single].sort();
  const rest = line.replace(RANGE, ' ').replace(DAY, ' ');
  const kinds = [...rest.matchAll(KIND)].map(([word]) => word.toLowerCase());
  const name = rest
    .replace(KIND, ' ')
    .replace(/[\s,，、;；:：]+/g, ' ')
    .trim();
  if (kinds.length !== 1 || dates.length === 0 || name === '' || name.length > 40) return null;
  return { kind: /班|work/.test(kinds[0] ?? '') ? 'work' : 'off', name, dates };
}

const padded = (date: string): string =>
  date
    .split('-')
    .map((part) => part.padStart(2, '0'))
    .join('-');

/** A range that is none, or is longer than any holiday, stays as its two ends: judged as any other day. */
function daysFrom(from: string, to: string): string[] {
  if (!isDate(from) || !isDate(to) || to < from || addDays(from, 31) < to) return [from, to];
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}
