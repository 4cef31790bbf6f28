import type { ItemView } from '../../items/item-view.js';
import { translate, type Locale } from '../../platform/i18n.js';

export const TABS = [
  'text',
  'attachments',
  'credit-records',
  'comments',
  'trail',
  'diagram',
  'deliveries',
  'versions',
] as const;
export type Tab = (typeof TABS)[number];

/** Each tab has its own address, so that it works without JavaScript and can be sent to a colleague. */
export const addressOfTab = (item: string, tab: Tab): string =>
  tab === 'text' ? `/workbench/items/${item}` : `/workbench/items/${item}/${tab}`;

/** Records are a tab where there are some, where the entry owes them, and where the draft may get some. */
export function tabModels({ opened, extras }: ItemView, current: Tab, credit: boolean, locale: Locale) {
  const counts: Partial<Record<Tab, number>> = {
    attachments: opened.row.attachments.length,
    'credit-records': opened.row.creditRecords.length,
    comments: extras.comments.length,
    deliveries: extras.deliveries.length,
    versions: extras.versions.length,
  };
  return TABS.filter((tab) => tab !== 'credit-records' || credit || tab === current).map((tab) => ({
    href: addressOfTab(opened.row.id, tab),
    label: translate(locale, `workbench.tabs.${tab}`),
    count: counts[tab] ?? 0,
    current: tab === current,
  }));
}
