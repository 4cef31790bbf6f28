import type { Text } from '../../domain/catalogue/jurisdiction.js';
import { translate } from '../../platform/i18n.js';
import type { Names } from '../../publication/names.js';

/** What one can have as data: a domain of the catalogue, or one entry of it. */
export interface Dataset {
  readonly path: string;
  readonly title: Text;
  readonly description: Text;
  /** Of an entry: the path of its domain. */
  readonly partOf: string | null;
  readonly distributions: readonly Distribution[];
}

export interface Distribution {
  readonly path: string;
  readonly title: Text;
  readonly mediaType: string;
  readonly conformsTo: string | null;
}

type Filter = Readonly<Record<'domain' | 'entry', string>> | Readonly<Record<'domain', string>>;

/** The catalogue as datasets: each domain, then its entries. */
export function datasetsOf(names: Names): readonly Dataset[] {
  const { domains, entries, ocds } = names.jurisdiction;
  const inOcds = new Set((ocds?.entries ?? []).map(({ entry }) => entries.get(entry)?.domain));
  return [...domains.values()].flatMap((domain) => [
    {
      path: `/domains/${domain.id}`,
      title: domain.name,
      description: both('linked.domain', (locale) => ({ place: names.place(locale), name: domain.name[locale] })),
      partOf: null,
      distributions: [...feedsOf({ domain: domain.id }), ...(inOcds.has(domain.id) ? [releasesOf(domain.id)] : [])],
    },
    ...[...entries.values()]
      .filter((entry) => entry.domain === domain.id)
      .map((entry) => ({
        path: `/entries/${entry.id}`,
        title: entry.name,
        description: both('linked.entry', (locale) => ({
          name: entry.name[locale],
          elements: entry.elements.map(({ name }) => name[locale]).join(translate(locale, 'portal.comma')),
        })),
        partOf: `/domains/${domain.id}`,
        distributions: feedsOf({ domain: domain.id, entry: entry.id }),
      })),
  ]);
}

function feedsOf(filter: Filter): readonly Distribution[] {
  const query = new URLSearchParams('entry' in filter ? { entry: filter.entry } : filter).toString();
  return [
    distribution(`/open/v1/publications?${query}`, 'linked.api', 'application/json', null),
    distribution(
      `/feed.atom?${query}`,
      'linked.atom',
      'application/atom+xml',
      'https://www.rfc-editor.org/rfc/rfc4287',
    ),
    distribution(
      `/feed.json?${query}`,
      'linked.json-feed',
      'application/feed+json',
      'https://jsonfeed.org/version/1.1',
    ),
  ];
}

const releasesOf = (domain: string): Distribution =>
  distribution(
    `/open/v1/ocds/releases.json?domain=${encodeURIComponent(domain)}`,
    'linked.ocds',
    'application/json',
    'https://standard.open-contracting.org/1.1/',
  );

const distribution = (path: string, word: string, mediaType: string, conformsTo: string | null): Distribution => ({
  ...{ path, mediaType, conformsTo },
  title: both(word, () => ({})),
});

const both = (word: string, params: (locale: 'zh' | 'en') => Record<string, string>): Text => ({
  zh: translate('zh', word, params('zh')),
  en: translate('en', word, params('en')),
});
