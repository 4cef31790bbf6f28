/**
 * An independent count of due days and rungs, by looking places up in one long list of the days that are worked - nothing of the
 * application's counting is used.
 */
export interface Notices {
  readonly off: ReadonlySet<string>;
  readonly on: ReadonlySet<string>;
}

const DAY = 86_400_000;

export class ListedDays {
  private readonly days: readonly string[];
  private readonly place: ReadonlyMap<string, number>;

  constructor({ off, on }: Notices, from: string, to: string) {
    const all: string[] = [];
    for (let time = Date.parse(`${from}T00:00:00Z`); time <= Date.parse(`${to}T00:00:00Z`); time += DAY)
      all.push(new Date(time).toISOString().slice(0, 10));
    const weekend = (day: string) => ['Sat', 'Sun'].includes(new Date(day).toUTCString().slice(0, 3));
    this.days = all.filter((day) => on.has(day) || (!off.has(day) && !weekend(day)));
    this.place = new Map(this.days.map((day, n) => [day, n]));
  }

  isWorked = (day: string): boolean => this.place.has(day);

  /** The n-th worked day after a day; negative: before it. */
  away(day: string, n: number): string {
    const after = this.days.findIndex((each) => each > day);
    const before = this.days.findLastIndex((each) => each < day);
    const found = n > 0 ? this.days[after + n - 1] : this.days[before + n + 1];
    if (found === undefined) throw new Error(`${day} is too near the end of the list`);
    return found;
  }
}

export const RUNGS = [
  ['days-5', -5],
  ['days-2', -2],
  ['days-1', -1],
  ['on-the-day', 0],
  ['overdue-1', 1],
  ['overdue-2', 2],
  ['overdue-5', 5],
] as const;

export interface Life {
  readonly start: string; // day the clock began
  readonly due: string;
  readonly known: number; // instant from which it stands in the rows
  readonly done: number | null; // instant it was done
}

/** Which rungs are told at which of the looks the workers take; of several reached at one look only the highest. */
export function expectedRungs(days: ListedDays, life: Life, looks: readonly number[]): string[] {
  const morning = (day: string) => Date.parse(`${day}T08:30:00+08:00`);
  const begin = Date.parse(`${life.start}T00:00:00+08:00`);
  const dueWorked = days.isWorked(life.due) ? life.due : days.away(life.due, -1);
  const moments = RUNGS.map(([id, n]) => {
    const day = n === 0 ? dueWorked : n > 0 ? days.away(life.due, n) : days.away(dueWorked, n);
    return { id, at: morning(day) };
  }).filter(({ at }) => at >= begin);
  const told: string[] = [];
  let next = 0;
  for (const look of looks) {
    if (look < life.known || (life.done !== null && look >= life.done)) continue;
    let highest: string | null = null;
    while (next < moments.length && (moments[next]?.at ?? Infinity) <= look) highest = moments[next++]?.id ?? null;
    if (highest !== null) told.push(`${highest} ${new Date(look).toISOString()}`);
  }
  return told;
}
