import { readScope } from '../../domain/authority/read-scope.js';
import type { ObligationQuery } from '../../obligations/schemas.js';
import { translate, type Locale } from '../../platform/i18n.js';
import type { Visit } from '../desk.js';
import type { Option } from '../form/fields.js';
import type { Naming } from '../naming.js';

const TABS = ['open', 'drafted', 'nothing', 'fulfilled', 'all'] as const;

/** What the list can be narrowed by; only who reads several units chooses among them. */
export function listChoices({ actor, locale }: Visit, { state, unit = '' }: ObligationQuery, naming: Naming) {
  const all = readScope(actor, naming.jurisdiction).kind === 'all';
  return {
    tabs: TABS.map((tab) => ({
      href: addressOf({ state: tab, unit }),
      label: translate(locale, `obligations.tabs.${tab}`),
      current: tab === state,
    })),
    state,
    units: all ? unitChoices(unit, naming, locale) : [],
  };
}

function unitChoices(chosen: string, naming: Naming, locale: Locale): Option[] {
  const { periodic } = naming.jurisdiction.expectations;
  const first = new Set(periodic.flatMap(({ units }) => units)); // who owes something each period
  const rest = [...naming.jurisdiction.units.keys()].filter((id) => !first.has(id));
  const any = { value: '', label: translate(locale, 'obligations.any-unit'), chosen: chosen === '' };
  const each = [...first, ...rest].map((value) => ({
    ...{ value, label: naming.unit(value, locale), chosen: value === chosen },
  }));
  return [any, ...each];
}

export function addressOf({ state, unit = '' }: ObligationQuery, cursor: string | null = null): string {
  const query = new URLSearchParams({
    ...(state === 'open' ? {} : { state }),
    ...(unit === '' ? {} : { unit }),
    ...(cursor === null ? {} : { cursor }),
  }).toString();
  return query === '' ? '/workbench/obligations' : `/workbench/obligations?${query}`;
}
