import { formatDay, formatTime } from '../../platform/formats.js';
import { translate, type Locale } from '../../platform/i18n.js';
import type { PublicationRow } from '../reading/rows.js';
import type { Names } from '../../publication/names.js';

export interface MetaTag {
  readonly name: string;
  readonly content: string;
}

/** The tags government sites carry on every article (国办函〔2017〕15号附件, 政府网站页面标签). Empty ones are left out. */
export function metaOf(shown: PublicationRow, names: Names, home: string, locale: Locale): readonly MetaTag[] {
  const { publishedAt, title, summary, entry, unit } = shown;
  const tags: readonly MetaTag[] = [
    { name: 'SiteName', content: translate(locale, 'portal.site', { place: names.place(locale) }) },
    { name: 'SiteDomain', content: new URL(home).host },
    { name: 'SiteIDCode', content: names.jurisdiction.siteIdCode ?? '' },
    { name: 'ColumnName', content: names.entry(entry, locale) },
    { name: 'ColumnType', content: translate(locale, 'portal.column-type') },
    { name: 'ArticleTitle', content: title },
    { name: 'PubDate', content: `${formatDay(publishedAt)} ${formatTime(publishedAt)}` },
    { name: 'ContentSource', content: names.unit(unit, locale) },
    { name: 'Description', content: summary },
  ];
  return tags.filter((tag) => tag.content !== '');
}
