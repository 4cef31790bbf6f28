import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import type { Names } from '../../publication/names.js';
import { datasetsOf } from './datasets.js';

/** One block of a page for search engines, in the words of schema.org. */
export type Block = Readonly<Record<string, unknown>>;
type Absolute = (path: string) => string;
export interface Crumb {
  readonly href: string | null;
  readonly label: string;
}

export const schemaOrg = (type: string, said: Block): Block => ({
  '@context': 'https://schema.org',
  '@type': type,
  ...said,
});

/** The government that runs the window. */
export const publisherOf = (names: Names, absolute: Absolute, locale: Locale): Block => ({
  '@type': 'GovernmentOrganization',
  '@id': absolute('/#publisher'),
  name: translate(locale, 'portal.owner', { place: names.place(locale) }),
  url: absolute('/'),
});

export function websiteOf(names: Names, absolute: Absolute, locale: Locale): Block {
  return schemaOrg('WebSite', {
    '@id': absolute('/#site'),
    name: translate(locale, 'portal.site', { place: names.place(locale) }),
    url: absolute('/'),
    inLanguage: ['zh-CN', 'en'],
    publisher: publisherOf(names, absolute, locale),
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${absolute('/search')}?q={q}` },
      'query-input': 'required name=q',
    },
  });
}

/** The domains of the catalogue as datasets; the entries are in the DCAT catalogue. */
export function dataCatalogOf(names: Names, absolute: Absolute, locale: Locale): Block {
  const domains = datasetsOf(names).filter(({ partOf }) => partOf === null);
  return schemaOrg('DataCatalog', {
    '@id': absolute('/catalogue'),
    name: translate(locale, 'portal.catalogue.title'),
    url: absolute('/catalogue'),
    publisher: publisherOf(names, absolute, locale),
    dataset: domains.map(({ path, title, description, distributions }) => ({
      '@type': 'Dataset',
      '@id': absolute(path),
      name: inLocale(title, locale),
      description: inLocale(description, locale),
      url: absolute(path),
      inLanguage: 'zh-CN',
      isAccessibleForFree: true,
      creator: { '@id': absolute('/#publisher') },
      distribution: distributions.map((each) => ({
        '@type': 'DataDownload',
        name: inLocale(each.title, locale),
        encodingFormat: each.mediaType,
        contentUrl: absolute(each.path),
      })),
    })),
  });
}

/** Where a page stands; the page itself, which is not linked, is the last. */
export function breadcrumbOf(crumbs: readonly Crumb[], absolute: Absolute): Block {
  return schemaOrg('BreadcrumbList', {
    itemListElement: crumbs.map(({ href, label }, at) => ({
      '@type': 'ListItem',
      position: at + 1,
      name: label,
      ...(href === null ? {} : { item: absolute(href) }),
    })),
  });
}
