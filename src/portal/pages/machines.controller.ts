import { Controller, Get, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { localeOf, rememberLocale } from '../../platform/locale-of.js';
import { Views } from '../../platform/views.js';
import { listQuery, type ListQuery } from '../query.js';
import { ListReader } from '../reading/list-reader.js';
import { SITEMAP_SIZE, SitemapReader } from '../reading/sitemap-reader.js';
import { Names } from '../../publication/names.js';
import { addressOf } from '../../publication/addresses.js';
import { resultModel } from '../showing/result.js';
import { SearchLimit } from '../search-limit.js';
import { Pages } from './pages.js';
import { sendCached } from './send-cached.js';

export const FEED_SIZE = 50;
const XML = 'application/xml; charset=utf-8';
const sitemapQuery = z.object({ from: z.string().max(60).optional() });

/** What feed readers and search engines read: Atom (RFC 4287), sitemaps.org, robots.txt (RFC 9309). */
@ApiExcludeController()
@Controller()
export class MachinesController {
  constructor(
    private readonly lists: ListReader,
    private readonly sitemaps: SitemapReader,
    private readonly names: Names,
    private readonly views: Views,
    private readonly pages: Pages,
  ) {}

  @Get('feed.atom')
  @UseGuards(SearchLimit)
  async feed(
    @Query({ schema: listQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const locale = localeOf(request);
    rememberLocale(request, reply);
    const { rows } = await this.lists.page(query, undefined, FEED_SIZE);
    const entries = rows.map((row) => {
      const model = resultModel(row, [], this.names, locale);
      return { ...model, url: this.pages.absolute(model.url), summary: row.summary };
    });
    const xml = this.views.fragment('portal/feed', locale, {
      place: this.names.place(locale),
      self: this.pages.absolute(request.url).replaceAll('"', '%22'),
      home: this.pages.absolute('/'),
      updated: rows[0]?.publishedAt ?? new Date(0),
      entries,
    });
    void reply.type('application/atom+xml; charset=utf-8').header('vary', 'cookie');
    await sendCached(request, reply, xml);
  }

  /** One file while it holds everything; beyond that an index of files. */
  @Get('sitemap.xml')
  async sitemap(
    @Query({ schema: sitemapQuery }) query: { from?: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const starts = query.from === undefined ? await this.sitemaps.starts(SITEMAP_SIZE) : [query.from];
    const [start] = starts;
    void reply.type(XML);
    if (starts.length > 1) {
      const maps = starts.map((from) => this.pages.absolute(`/sitemap.xml?from=${encodeURIComponent(from)}`));
      await sendCached(request, reply, this.views.fragment('portal/sitemap-index', 'zh', { maps }));
      return;
    }
    const rows = start === undefined ? [] : await this.sitemaps.from(start, SITEMAP_SIZE);
    const urls = rows.map((row) => ({ url: this.pages.absolute(addressOf(row.number)), at: row.publishedAt }));
    await sendCached(
      request,
      reply,
      this.views.fragment('portal/sitemap', 'zh', { home: this.pages.absolute('/'), urls }),
    );
  }

  @Get('robots.txt')
  robots(): string {
    return [
      'User-agent: *',
      'Disallow: /workbench',
      'Disallow: /api/',
      `Sitemap: ${this.pages.absolute('/sitemap.xml')}`,
      '',
    ].join('\n');
  }
}
