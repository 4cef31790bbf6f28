import type { Act } from './act.js';
import { accountOf, minutesFor } from './moments.js';
import type { OfficeDays } from './office-days.js';
import type { ScriptItem } from './shape.js';

interface Stop {
  readonly day: number | undefined;
  readonly who: string;
  readonly what: string;
  readonly time: string;
  readonly word?: string | undefined;
  readonly grade?: string | undefined;
}

/** Within a day the steps have hours of their own, so that a road that is walked in one day is still in order. */
const stops = ({ road, words, grade }: ScriptItem): Stop[] => [
  { day: road.drafted, who: 'drafter', what: 'CREATE', time: '08:35' },
  { day: grade === undefined ? undefined : road.submitted, who: 'drafter', what: 'GRADE', time: '09:35', grade },
  { day: road.submitted, who: 'drafter', what: 'SUBMIT', time: '10:20', word: words.submitted },
  { day: road.reviewed, who: 'reviewer', what: 'MARK', time: '13:35' },
  { day: road.reviewed, who: 'reviewer', what: 'CLEAR', time: '14:15', word: words.reviewed },
  { day: road.approved, who: 'approver', what: 'APPROVE', time: '15:00', word: words.approved },
  { day: road.published, who: 'publisher', what: 'PUBLISH', time: '16:00', word: words.published },
];
const SPREAD_MINUTES = 40;
const FILE_MINUTES = 6;

export function roadOf(item: ScriptItem, days: OfficeDays): Act[] {
  const [begun, ...rest] = stops(item).flatMap((stop) => actOf(item, stop, days));
  if (begun === undefined) return [];
  const files = item.files.map((file, n) => ({
    ...begun,
    at: new Date(begun.at.getTime() + (n + 1) * FILE_MINUTES * 60_000),
    what: 'ATTACH',
    input: { file },
  }));
  return [begun, ...files, ...rest];
}

function actOf(item: ScriptItem, { day, who, what, time, word, grade }: Stop, days: OfficeDays): Act[] {
  if (day === undefined) return [];
  const input = { ...(word === undefined ? {} : { comment: word }), ...(grade === undefined ? {} : { grade }) };
  const minutes = minutesFor(`${item.key} ${what}`, SPREAD_MINUTES);
  const at = new Date(days.instant(day, time).getTime() + minutes * 60_000);
  return [{ at, item, who: accountOf(item, who), what, input }];
}
