import { LOCALES, type Locale } from '../platform/i18n.js';

/** The path of a file within the export: `domains/land/index.html`; English pages stand under `en/`. */
export type Place = string;

const FEED_LISTS = { domain: 'domains', entry: 'entries', unit: 'units' } as const;
const ONE_JSON = /^\/open\/v1\/publications\/[^/]+\/[^/]+$/;
const JSON_LIST = '/open/v1/publications';

/** Which page of a list begins after a cursor; null: there is none. */
export type PageAfter = (list: string, cursor: string) => number | null;

/**
 * Where the export keeps what the server answers at an address, or null where the answer depends on more than the address tells.
 * Whether the export has it is another question.
 */
export function placeOf(url: string, locale: Locale, pageAfter: PageAfter): Place | null {
  const { pathname, searchParams } = new URL(url, 'http://window.invalid');
  const asked = new Map([...searchParams].filter(([, value]) => value !== ''));
  const language = LOCALES.find((each) => each === asked.get('lang')) ?? locale;
  asked.delete('lang');
  if (asked.size > 1) return null;
  const [[name, value] = ['', '']] = asked;
  const path = pathname === '/' ? '/' : pathname.replace(/\/+$/, '');
  return forMachines(path, name, value, pageAfter) ?? page(path, name, value, language, pageAfter);
}

function forMachines(path: string, name: string, value: string, pageAfter: PageAfter): Place | null {
  if (path === '/feed.atom' && name in FEED_LISTS) return feedPlace(FEED_LISTS[name as keyof typeof FEED_LISTS], value);
  if (path === '/sitemap.xml' && name === 'from') return sitemapPlace(value);
  if (path === JSON_LIST && name === 'cursor') return numbered(pageAfter(path, value), jsonPagePlace);
  if (name !== '') return null;
  if (path === JSON_LIST || ONE_JSON.test(path)) return `${path.slice(1)}.json`;
  if (path === '/feed.atom' || path === '/feed.json' || path === '/sitemap.xml') return path.slice(1);
  if (path.startsWith('/assets/')) return path.slice(1);
  const [, sha256, fileName] = /^\/files\/([0-9a-f]{64})\/([^/]+)$/.exec(path) ?? [];
  return sha256 === undefined || fileName === undefined ? null : filePlace(sha256, decodeURIComponent(fileName));
}

function page(path: string, name: string, value: string, locale: Locale, pageAfter: PageAfter): Place | null {
  if (/^\/(feed|sitemap|open\/v1|api|workbench)\b/.test(path)) return null;
  if (name === '') return pagePlace(path, locale);
  if (name === 'version' && /^\d+$/.test(value)) return pagePlace(`${path}/version-${value}`, locale);
  if (name === 'cursor') return numbered(pageAfter(path, value), (nth) => listPagePlace(path, nth, locale));
  return null;
}

const numbered = (nth: number | null, place: (nth: number) => Place): Place | null =>
  nth === null ? null : place(nth);

export function pagePlace(path: string, locale: Locale): Place {
  const within = decodeURIComponent(path).replace(/^\//, '');
  return `${locale === 'zh' ? '' : `${locale}/`}${within === '' ? '' : `${within}/`}index.html`;
}
export const listPagePlace = (path: string, nth: number, locale: Locale): Place =>
  pagePlace(`${path}/page-${nth}`, locale);
export const jsonPagePlace = (nth: number): Place => `open/v1/publications/page-${nth}.json`;
export const feedPlace = (list: string, id: string): Place => `${list}/${id}/feed.atom`;
export const sitemapPlace = (from: string): Place => `sitemap/${from}.xml`;

const MOST_NAME_BYTES = 200;

/** A name that every file system takes and no path can be made of; its ending stays, as servers tell the type by it. */
export function filePlace(sha256: string, name: string): Place {
  const plain = name.replace(/[\u0000-\u001f\u007f/\\:*?"<>|%#]/g, '_').replace(/^\.+/, '_');
  const ending = /\.\w{1,10}$/.exec(plain)?.[0] ?? '';
  const stem = Buffer.from(plain.slice(0, plain.length - ending.length))
    .subarray(0, MOST_NAME_BYTES)
    .toString('utf8')
    .replace(/\uFFFD+$/, '');
  return `files/${sha256}/${stem}${ending}`;
}

/** The address of a place under the base: `/gk/domains/land/`, Chinese names percent-encoded. */
export const addressUnder = (base: string, place: Place): string =>
  base +
  place
    .replace(/(^|\/)index\.html$/, '$1')
    .split('/')
    .map(encodeURIComponent)
    .join('/');
