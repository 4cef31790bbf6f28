import type { ItemView } from '../../items/item-view.js';
import { translate, type Locale } from '../../platform/i18n.js';

export const TABS = ['text', 'attachments', 'comments', 'trail', 'diagram', 'deliveries', 'versions'] as const;
export type Tab = (typeof TABS)[number];

/** Each tab has its own address, so that it works without JavaScript and can be sent to a colleague. */
export const addressOfTab = (item: string, tab: Tab): string =>
  tab === 'text' ? `/workbench/items/${item}` : `/workbench/items/${item}/${tab}`;

export function tabModels({ opened, extras }: ItemView, current: Tab, locale: Locale) {
  const counts: Partial<Record<Tab, number>> = {
    attachments: opened.row.attachments.length,
    comments: extras.comments.length,
    deliveries: extras.deliveries.length,
    versions: extras.versions.length,
  };
  return TABS.map((tab) => ({
    href: addressOfTab(opened.row.id, tab),
    label: translate(locale, `workbench.tabs.${tab}`),
    count: counts[tab] ?? 0,
    current: tab === current,
  }));
}
