import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { inLocale, type Locale } from '../platform/i18n.js';
import type { Clocks } from './item-clocks.js';
import type { ItemClocksJson } from './schemas.js';
import { whyOf } from './why.js';

/** Clocks as the API tells them: ids with their words, reasons in the language of the reader. */
export function clocksJson(
  item: string,
  { clocks, notBefore }: Clocks,
  jurisdiction: Jurisdiction,
  locale: Locale,
): ItemClocksJson {
  return {
    ...{ item, notBefore, calendar: jurisdiction.calendar.version },
    due: clocks.find(({ governs }) => governs)?.due ?? null,
    clocks: clocks.map((clock) => ({
      ...clock,
      needs: clock.needs.map((event) => ({ event, label: eventLabel(jurisdiction, event, locale) })),
      counted: [...clock.counted],
      madeUp: [...clock.madeUp],
      skipped: clock.skipped.map((day) => ({ date: day.date, why: whyOf(day, locale) })),
      warnings: [...clock.warnings],
    })),
  };
}

/** An event as the drafting form asks for it. */
export function eventLabel({ events }: Jurisdiction, id: string, locale: Locale): string {
  const event = events.get(id);
  return event === undefined ? id : inLocale(event.label ?? event.name, locale);
}
