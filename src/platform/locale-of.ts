import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOCALES, type Locale } from './i18n.js';

const ONE_YEAR = 365 * 24 * 3600;

/** `?lang=` first, then the cookie it left, then Chinese. */
export function localeOf(request: Pick<FastifyRequest, 'query' | 'headers'>): Locale {
  return asked(request) ?? known(/(?:^|;\s*)lang=(\w+)/.exec(request.headers.cookie ?? '')?.[1]) ?? 'zh';
}

/** Remembers a switch of language; the same page in the other language is then a cookie away. */
export function rememberLocale(request: Pick<FastifyRequest, 'query'>, reply: Pick<FastifyReply, 'header'>): void {
  const locale = asked(request);
  if (locale !== undefined) {
    void reply.header('set-cookie', `lang=${locale}; Path=/; Max-Age=${ONE_YEAR}; HttpOnly; SameSite=Lax`);
  }
}

/** The address of the same page in `locale`. */
export function addressIn(locale: Locale, url: string): string {
  const [path = '/', query = ''] = url.split('?', 2);
  const params = new URLSearchParams(query);
  params.set('lang', locale);
  return `${path}?${params.toString()}`;
}

function asked(request: Pick<FastifyRequest, 'query'>): Locale | undefined {
  const query = request.query as { lang?: unknown } | null | undefined;
  return known(query?.lang);
}

const known = (value: unknown): Locale | undefined => LOCALES.find((locale) => locale === value);
