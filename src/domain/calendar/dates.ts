/** Dates are `YYYY-MM-DD` in Asia/Shanghai, which has been UTC+8 without daylight saving since 1992. */
const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

/** The day a clock in Tongjiang shows at an instant. */
export function dateInShanghai(instant: string | Date): string {
  return new Date(new Date(instant).getTime() + SHANGHAI_MS).toISOString().slice(0, 10);
}

/** The first instant after a date: a period ends at 24:00 of its last day (民法典 203). ISO, UTC. */
export function endOfDay(date: string): string {
  return startOfDay(addDays(date, 1));
}

/** Midnight in Shanghai at the beginning of a date. ISO, UTC. */
export function startOfDay(date: string): string {
  return new Date(new Date(`${date}T00:00:00Z`).getTime() - SHANGHAI_MS).toISOString();
}

export function addDays(date: string, days: number): string {
  return new Date(new Date(`${date}T00:00:00Z`).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** So many calendar months later: the day of the same number, or the last of the month where there is none (民法典 202). */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0));
  return `${last.toISOString().slice(0, 8)}${String(Math.min(day, last.getUTCDate())).padStart(2, '0')}`;
}

/** Whether a text is a real day of the calendar: 2026-02-30 is not. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = new Date(`${text}T00:00:00Z`).getTime();
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
