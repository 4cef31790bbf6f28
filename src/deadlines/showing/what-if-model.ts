import type { Entry, Jurisdiction } from '../../domain/catalogue/jurisdiction.js';
import { formatDateTime } from '../../platform/formats.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import { eventLabel } from '../clocks-json.js';
import { choosingCodes, whatIf, type Supposed } from '../what-if.js';
import { clockModel } from './clock-model.js';
import { wholeDay } from './days.js';

/** The entries to choose from, by domain. */
export const entryGroups = ({ domains, entries }: Jurisdiction, chosen: string, locale: Locale) =>
  [...domains.values()].map(({ id: domain, name }) => ({
    label: inLocale(name, locale),
    options: [...entries.values()]
      .filter((entry) => entry.domain === domain)
      .map((entry) => ({ value: entry.id, label: inLocale(entry.name, locale), chosen: entry.id === chosen })),
  }));

/** What an entry asks for: the dates of its events, and the codes that choose among its rules. */
export function askedFields(jurisdiction: Jurisdiction, entry: Entry, { dates, codes }: Supposed, locale: Locale) {
  return {
    codes: choosingCodes(jurisdiction, entry).map(({ id, name, codes: values = [] }) => ({
      ...{ id: `code.${id}`, label: inLocale(name, locale) },
      options: [
        { value: '', label: translate(locale, 'what-if.unknown'), chosen: codes[id] === undefined },
        ...values.map((code) => ({
          value: code.id,
          label: inLocale(code.name, locale),
          chosen: codes[id] === code.id,
        })),
      ],
    })),
    dates: entry.dates.map(({ id, kind }) => {
      const [from = '', to = ''] = (dates[id] ?? '').split('/');
      const field = { id: `date.${id}`, label: eventLabel(jurisdiction, id, locale), value: dates[id] ?? '' };
      return {
        ...field,
        type: kind === 'instant' ? 'datetime-local' : 'date',
        period: kind === 'period' ? { from, to } : null,
      };
    }),
  };
}

/** The answer: the day that governs, and every rule with its article and how it was counted; those not begun say what they need. */
export function whatIfModel(jurisdiction: Jurisdiction, entry: Entry, supposed: Supposed, now: Date, locale: Locale) {
  const clocks = whatIf(jurisdiction, entry, supposed, now);
  const governing = clocks.find(({ governs, due }) => governs && due !== null);
  const due = governing?.due ?? null;
  const inHours = due !== null && due.length > 10;
  return {
    day: due === null ? null : inHours ? formatDateTime(locale, due) : wholeDay(due, locale),
    text: governing?.text ?? null,
    citation: governing?.citation ?? null,
    provisional: governing?.provisional ?? false,
    clocks: clocks.map((clock) => clockModel(clock, jurisdiction, now, locale)),
  };
}
