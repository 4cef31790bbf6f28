import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { translate, type Locale } from '../../platform/i18n.js';
import { addressIn, localeOf, rememberLocale } from '../../platform/locale-of.js';
import { PublicAddress } from '../../platform/public-address.js';
import { breadcrumbOf, type Block, type Crumb } from '../linked/schema-org.js';
import { Views } from '../../platform/views.js';
import { CACHED, sendCached } from './send-cached.js';

/** One page of one visitor: what they asked for, in which language, and how to answer. */
export interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly locale: Locale;
}

/** Also where this answer is not packed, or has no body: another one for the same address may be. */
const VARY = 'cookie, accept-encoding';

/** Whatever the template asks for; the layout shows the breadcrumb, and the blocks are for search engines. */
export interface PageModel {
  readonly breadcrumb?: readonly Crumb[];
  readonly blocks?: readonly Block[];
  readonly [field: string]: unknown;
}

export const visitOf = (request: FastifyRequest, reply: FastifyReply): Visit => ({
  request,
  reply,
  locale: localeOf(request),
});

/**
 * Every page may be kept by any cache but is asked for again each time (`no-cache`, ETag): a held or taken-down item is gone at once,
 * and what has not changed costs 304.
 */
@Injectable()
export class Pages {
  constructor(
    private readonly views: Views,
    private readonly address: PublicAddress,
  ) {}

  async show(visit: Visit, name: string, model: PageModel, status = 200): Promise<void> {
    const { request, reply, locale } = visit;
    rememberLocale(request, reply);
    const html = this.views.render(`portal/${name}`, locale, {
      ...this.chrome(visit),
      ...model,
      blocks: this.blocks(model),
    });
    void reply.status(status).type('text/html; charset=utf-8').header('vary', VARY);
    await sendCached(request, reply, html, reply.hasHeader('set-cookie') ? 'private, no-cache' : CACHED);
  }

  async missing(visit: Visit): Promise<void> {
    const title = translate(visit.locale, 'portal.missing.title');
    await this.show(visit, 'missing', { title, robots: 'noindex' }, 404);
  }

  absolute = (path: string): string => `${this.address.base}${path}`;

  /** What the page says of itself, and where it stands. */
  private blocks({ blocks = [], breadcrumb = [] }: PageModel): readonly Block[] {
    return breadcrumb.length === 0 ? blocks : [...blocks, breadcrumbOf(breadcrumb, this.absolute)];
  }

  private chrome({ request, locale }: Visit): object {
    const [path = '/'] = request.url.split('?', 1);
    return { switchUrl: addressIn(locale === 'zh' ? 'en' : 'zh', request.url), canonical: this.absolute(path) };
  }
}
