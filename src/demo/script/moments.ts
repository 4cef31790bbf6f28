import { createHash } from 'node:crypto';
import type { OfficeDays } from './office-days.js';
import type { ScriptItem } from './shape.js';

/** `-12 09:30` or `now-3h` */
export function momentOf(said: string, days: OfficeDays): Date {
  const hours = /^now-(\d+)h$/.exec(said)?.[1];
  if (hours !== undefined) return new Date(days.now.getTime() - Number(hours) * 3_600_000);
  const [day = '0', time = ''] = said.split(' ');
  return days.instant(Number(day), time);
}

/** A role is the unit's own person; anything with a dot is an account, and `system` is the clock. */
export function accountOf(item: Pick<ScriptItem, 'unit' | 'people'>, who: string): string {
  if (who.includes('.') || who === 'system') return who;
  return item.people[who] ?? `${item.unit}.${who}`;
}

/** The same for the same words: a time of day that looks picked by people. */
export function minutesFor(words: string, most: number): number {
  return createHash('sha256').update(words).digest().readUInt16BE(0) % most;
}
