import { Controller, Get, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { translate } from '../../platform/i18n.js';
import { addressOf } from '../../publication/addresses.js';
import { Names } from '../../publication/names.js';
import { listQuery, type ListQuery } from '../query.js';
import { ListReader } from '../reading/list-reader.js';
import { SearchLimit } from '../search-limit.js';
import { Pages } from './pages.js';
import { sendCached } from './send-cached.js';

const FEED_SIZE = 50;

/** The newest publications as JSON Feed 1.1, narrowed like a list; the texts are Chinese, as they were published. */
@ApiExcludeController()
@Controller()
export class JsonFeedController {
  constructor(
    private readonly lists: ListReader,
    private readonly names: Names,
    private readonly pages: Pages,
  ) {}

  @Get('feed.json')
  @UseGuards(SearchLimit)
  async feed(
    @Query({ schema: listQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { rows, next } = await this.lists.page(query, query.cursor, FEED_SIZE);
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: translate('zh', 'portal.site', { place: this.names.place('zh') }),
      home_page_url: this.pages.absolute('/'),
      feed_url: this.pages.absolute(request.url),
      language: 'zh-CN',
      ...(next === null ? {} : { next_url: this.pages.absolute(nextOf(request.url, next)) }),
      items: rows.map((row) => ({
        id: this.pages.absolute(addressOf(row.number)),
        url: this.pages.absolute(addressOf(row.number)),
        title: row.title,
        content_text: row.summary === '' ? row.title : row.summary,
        date_published: row.publishedAt.toISOString(),
        authors: [{ name: this.names.unit(row.unit, 'zh') }],
        tags: [this.names.domain(row.domain, 'zh'), this.names.entry(row.entry, 'zh')],
      })),
    };
    void reply.type('application/feed+json; charset=utf-8').header('access-control-allow-origin', '*');
    await sendCached(request, reply, JSON.stringify(feed));
  }
}

function nextOf(url: string, cursor: string): string {
  const [path = '', query = ''] = url.split('?', 2);
  const params = new URLSearchParams(query);
  params.set('cursor', cursor);
  return `${path}?${params.toString()}`;
}
