import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inLocale, translate } from '../../platform/i18n.js';
import { pageQuery, withCursor, type PageQuery } from '../query.js';
import { CountsReader } from '../reading/counts-reader.js';
import { ListReader } from '../reading/list-reader.js';
import type { ListFilter } from '../reading/list-statement.js';
import { Names } from '../../publication/names.js';
import { resultModel } from '../showing/result.js';
import { Pages, visitOf, type Visit } from './pages.js';

export const PAGE_SIZE = 20;

/** Newest first, by what the catalogue knows: a domain, an entry, a unit. */
@ApiExcludeController()
@Controller()
export class ListPages {
  constructor(
    private readonly lists: ListReader,
    private readonly counted: CountsReader,
    private readonly names: Names,
    private readonly pages: Pages,
  ) {}

  @Get('domains/:id')
  async domain(
    @Param('id') id: string,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = visitOf(request, reply);
    if (!this.names.jurisdiction.domains.has(id)) {
      await this.pages.missing(visit);
      return;
    }
    const { byEntry } = await this.counted.counts();
    const entries = [...this.names.jurisdiction.entries.values()].filter((entry) => entry.domain === id);
    await this.list(visit, `/domains/${id}`, { domain: id }, query, {
      title: this.names.domain(id, visit.locale),
      lead: translate(visit.locale, 'portal.lists.domain-lead'),
      entries: entries.map((entry) => ({
        url: `/entries/${entry.id}`,
        name: inLocale(entry.name, visit.locale),
        count: byEntry.get(entry.id) ?? 0,
      })),
    });
  }

  @Get('entries/:id')
  async entry(
    @Param('id') id: string,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = visitOf(request, reply);
    const entry = this.names.jurisdiction.entries.get(id);
    if (entry === undefined) {
      await this.pages.missing(visit);
      return;
    }
    await this.list(visit, `/entries/${id}`, { entry: id }, query, {
      title: inLocale(entry.name, visit.locale),
      lead: translate(visit.locale, 'portal.lists.entry-lead', {
        principle: inLocale(this.names.jurisdiction.principles[entry.principle], visit.locale),
        elements: entry.elements
          .map((element) => inLocale(element.name, visit.locale))
          .join(translate(visit.locale, 'portal.comma')),
      }),
      parent: { href: `/domains/${entry.domain}`, label: this.names.domain(entry.domain, visit.locale) },
    });
  }

  @Get('units/:id')
  async unit(
    @Param('id') id: string,
    @Query({ schema: pageQuery }) query: PageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = visitOf(request, reply);
    if (!this.names.jurisdiction.units.has(id)) {
      await this.pages.missing(visit);
      return;
    }
    const title = this.names.unit(id, visit.locale);
    const lead = translate(visit.locale, 'portal.lists.unit-lead', { unit: title });
    await this.list(visit, `/units/${id}`, { unit: id }, query, { title, lead });
  }

  private async list(visit: Visit, path: string, filter: ListFilter, query: PageQuery, about: About): Promise<void> {
    const { locale } = visit;
    const page = await this.lists.page(filter, query.cursor, PAGE_SIZE);
    await this.pages.show(visit, 'list', {
      entries: [],
      ...about,
      breadcrumb: [
        { href: '/', label: translate(locale, 'common.home') },
        ...(about.parent === undefined ? [] : [about.parent]),
        { href: null, label: about.title },
      ],
      results: page.rows.map((row) => resultModel(row, [], this.names, locale)),
      next: withCursor(path, {}, page.next),
      first: query.cursor === undefined ? null : path,
      feed: `/feed.atom?${new URLSearchParams(filter as Record<string, string>).toString()}`,
    });
  }
}

interface About {
  readonly title: string;
  readonly lead: string;
  readonly parent?: { readonly href: string; readonly label: string };
  readonly entries?: readonly { readonly url: string; readonly name: string; readonly count: number }[];
}
