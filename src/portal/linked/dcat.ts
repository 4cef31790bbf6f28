import type { Text } from '../../domain/catalogue/jurisdiction.js';
import { translate } from '../../platform/i18n.js';
import type { Names } from '../../publication/names.js';
import { datasetsOf, type Dataset, type Distribution } from './datasets.js';

type Absolute = (path: string) => string;

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
};
const MEDIA_TYPES = 'https://www.iana.org/assignments/media-types/';

/** The catalogue of what can be had as data, by the W3C's vocabulary DCAT 3. */
export function dcatOf(names: Names, absolute: Absolute): object {
  const publisher = { '@id': absolute('/#publisher') };
  return {
    '@context': CONTEXT,
    '@id': absolute('/open/v1/catalogue.jsonld'),
    '@type': 'dcat:Catalog',
    'dct:title': inBoth({ zh: site(names, 'zh'), en: site(names, 'en') }),
    'dct:description': inBoth({
      zh: translate('zh', 'linked.catalogue', { place: names.place('zh') }),
      en: translate('en', 'linked.catalogue', { place: names.place('en') }),
    }),
    'dct:language': 'zh',
    'foaf:homepage': { '@id': absolute('/') },
    'dct:publisher': {
      ...publisher,
      '@type': 'foaf:Organization',
      'foaf:name': inBoth({
        zh: translate('zh', 'portal.owner', { place: names.place('zh') }),
        en: translate('en', 'portal.owner', { place: names.place('en') }),
      }),
    },
    'dcat:dataset': datasetsOf(names).map((dataset) => ({
      ...datasetNode(dataset, absolute),
      'dct:publisher': publisher,
    })),
    'dcat:service': {
      '@id': absolute('/open/v1'),
      '@type': 'dcat:DataService',
      'dct:title': inBoth({ zh: translate('zh', 'portal.open-data'), en: translate('en', 'portal.open-data') }),
      'dcat:endpointURL': { '@id': absolute('/open/v1/publications') },
      'dcat:endpointDescription': { '@id': absolute('/api/openapi.json') },
    },
  };
}

function datasetNode({ path, title, description, partOf, distributions }: Dataset, absolute: Absolute): object {
  return {
    '@id': absolute(path),
    '@type': 'dcat:Dataset',
    'dct:title': inBoth(title),
    'dct:description': inBoth(description),
    'dct:language': 'zh',
    'dcat:landingPage': { '@id': absolute(path) },
    ...(partOf === null ? {} : { 'dct:isPartOf': { '@id': absolute(partOf) } }),
    'dcat:distribution': distributions.map((each) => distributionNode(each, absolute)),
  };
}

function distributionNode({ path, title, mediaType, conformsTo }: Distribution, absolute: Absolute): object {
  return {
    '@id': absolute(path),
    '@type': 'dcat:Distribution',
    'dct:title': inBoth(title),
    'dcat:accessURL': { '@id': absolute(path) },
    'dcat:mediaType': { '@id': `${MEDIA_TYPES}${mediaType}` },
    ...(conformsTo === null ? {} : { 'dct:conformsTo': { '@id': conformsTo } }),
  };
}

const site = (names: Names, locale: 'zh' | 'en'): string =>
  translate(locale, 'portal.site', { place: names.place(locale) });

const inBoth = ({ zh, en }: Text): object[] => [
  { '@language': 'zh', '@value': zh },
  { '@language': 'en', '@value': en },
];
