import { translate, type Locale } from '../../platform/i18n.js';

const TABS = { reports: '/workbench/reports', allowances: '/workbench/allowances' } as const;

/** What comes after review: reports about what is public, and what the unit said is no find. */
export const tabsOf = (current: keyof typeof TABS, locale: Locale): object[] =>
  Object.entries(TABS).map(([name, href]) => ({
    ...{ href, current: name === current },
    label: translate(locale, `screening.${name}.title`),
  }));
