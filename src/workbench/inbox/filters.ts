import type { z } from 'zod';
import type { inboxQuery } from '../../inbox/inbox.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import type { Option } from '../form/fields.js';
import type { Naming } from '../naming.js';

export type InboxQuery = z.infer<typeof inboxQuery>;

const AGES = [1, 3, 5, 10] as const;

/** What the list can be narrowed by: entry, unit, step, age, words. */
export function filterModel(query: InboxQuery, naming: Naming, locale: Locale) {
  const { jurisdiction } = naming;
  const any = translate(locale, 'workbench.filter.any');
  const choices = (pairs: readonly (readonly [string, string])[], chosen = ''): Option[] =>
    [['', any] as const, ...pairs].map(([value, label]) => ({ value, label, chosen: value === chosen }));
  const steps = new Map(naming.steps().map(({ id, label }) => [id, inLocale(label, locale)]));
  const states = [...new Set(naming.steps().map(({ state }) => state))];
  const byState = query.view === 'mine';
  return {
    view: query.view,
    q: query.q ?? '',
    entries: choices(
      [...jurisdiction.entries.values()].map(({ id }) => [id, naming.entry(id, locale)]),
      query.entry,
    ),
    units: choices(
      [...jurisdiction.units.values()].map(({ id }) => [id, naming.unit(id, locale)]),
      query.unit,
    ),
    steps: choices(byState ? states.map((state) => [state, naming.state(state, locale)]) : [...steps], query.step),
    ages: choices(
      AGES.map((days) => [String(days), translate(locale, 'workbench.filter.days', { days })]),
      query.age === undefined ? '' : String(query.age),
    ),
    active: [query.q, query.entry, query.unit, query.step].some((one) => (one ?? '') !== '') || query.age !== undefined,
  };
}

/** The address of the list with these filters; `cursor` and `item` as asked. */
export function addressOf(query: InboxQuery, more: Readonly<Record<string, string | null>> = {}): string {
  const { view, q, entry, unit, step, age } = query;
  const all = {
    view: view === 'todo' ? '' : view,
    q,
    entry,
    unit,
    step,
    age: age === undefined ? '' : String(age),
    ...more,
  };
  const given = Object.entries(all).filter((pair): pair is [string, string] => (pair[1] ?? '') !== '');
  const text = new URLSearchParams(given).toString();
  return text === '' ? '/workbench' : `/workbench?${text}`;
}
