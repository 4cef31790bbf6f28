import { addDays, dateInShanghai } from '../calendar/dates.js';

/**
 * The last of so many whole days of display (公示期不得少于三日): the day of publication is not counted, nor a day on which the page was
 * offline for any part - a hold interrupts the display, and the days lost are added.
 */
export function shownUntil(
  publishedAt: string,
  days: number,
  offline: readonly { readonly from: string; readonly to: string }[],
): string {
  const lost = (day: string): boolean => offline.some(({ from, to }) => from <= day && day <= to);
  let last = dateInShanghai(publishedAt);
  for (let shown = 0; shown < days;) {
    last = addDays(last, 1);
    if (!lost(last)) shown += 1;
  }
  return last;
}
