import type { StoredClock } from './stored-clock.js';

/** Rows to write and rows to remove, so that the stored clocks are those of the case as it now stands. */
export interface ClockWrites {
  readonly of: { readonly unit: string; readonly domain: string; readonly entry: string };
  readonly put: readonly StoredClock[];
  readonly drop: readonly { readonly version: number; readonly rule: string }[];
}

/**
 * A clock that is done stays as it was done, met or late, whatever the calendar says later, and is not opened again by its rule's absence.
 * @param onLadder where a fresh clock stands on the ladder, given the one stored before
 */
export function reconcileClocks(
  stored: readonly StoredClock[],
  fresh: readonly StoredClock[],
  onLadder: (clock: StoredClock, before: StoredClock | undefined) => StoredClock,
): Omit<ClockWrites, 'of'> {
  const before = new Map(stored.map((clock) => [keyOf(clock), clock]));
  const kept = fresh.map((clock) => {
    const earlier = before.get(keyOf(clock));
    return earlier !== undefined && isDone(clock, earlier) ? earlier : onLadder(clock, earlier);
  });
  const wanted = new Set(kept.map(keyOf));
  return {
    put: kept.filter((clock) => !same(clock, before.get(keyOf(clock)))),
    drop: stored
      .filter((clock) => !wanted.has(keyOf(clock)) && clock.done_at === null)
      .map(({ version, rule }) => ({ version, rule })),
  };
}

const keyOf = ({ version, rule }: Pick<StoredClock, 'version' | 'rule'>): string => `${String(version)} ${rule}`;

const isDone = (clock: StoredClock, earlier: StoredClock): boolean =>
  earlier.done_at !== null && plain(earlier.done_at) === plain(clock.done_at);

function same(one: StoredClock, other: StoredClock | undefined): boolean {
  return (
    other !== undefined && COMPARED.every((key) => one[key] === other[key] || plain(one[key]) === plain(other[key]))
  );
}

const COMPARED = [
  ...['act', 'binding', 'governs', 'in_hours', 'state', 'start_at', 'not_before', 'due', 'ends_at', 'done_at'],
  ...['provisional', 'calendar', 'rung', 'next_rung_at'],
] as readonly (keyof StoredClock)[];

const INSTANT = /^\d{4}-\d{2}-\d{2}T/;

/** Instants come back from the rows in another spelling than they went. */
const plain = (value: unknown): unknown =>
  typeof value === 'string' && INSTANT.test(value) ? new Date(value).getTime() : value;
