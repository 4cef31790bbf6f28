import type { LadderClock } from '../../../src/domain/escalation/next-rung.js';
import { tongjiang } from '../../support/jurisdictions/index.js';

export const ground = { ladder: tongjiang.escalation, calendar: tongjiang.calendar };

/** A binding clock of a publication, running, due on a date or (in hours) at an instant. */
export const clock = (due: string | null, more: Partial<LadderClock> = {}): LadderClock => ({
  ...{ act: 'publish', binding: true, governs: true, inHours: false, start: '2026-01-05', notBefore: null },
  ...{ due, doneAt: null },
  ...more,
});

/** An instant told as a clock in Tongjiang shows it. */
export const at = (local: string): Date => new Date(`${local}:00+08:00`);
export const local = (instant: string | undefined): string =>
  instant === undefined ? '' : new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);
