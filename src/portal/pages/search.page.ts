import { Controller, Get, Query, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import { queryWords } from '../../platform/segment.js';
import { listQuery, withCursor, type ListQuery } from '../query.js';
import { ListReader } from '../reading/list-reader.js';
import { SearchLimit } from '../search-limit.js';
import { Names } from '../../publication/names.js';
import { resultModel } from '../showing/result.js';
import { PAGE_SIZE } from './lists.page.js';
import { Pages, visitOf, type Visit } from './pages.js';

const FIELDS = ['q', 'domain', 'entry', 'unit', 'from', 'to'] as const;

/** `/search`: by words, domain, entry, unit and days; without any of them what is newest. */
@ApiExcludeController()
@Controller('search')
@UseGuards(SearchLimit)
export class SearchPage {
  constructor(
    private readonly lists: ListReader,
    private readonly names: Names,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(
    @Query() typed: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = visitOf(request, reply);
    const checked = listQuery.safeParse(typed);
    if (checked.success) {
      await this.found(visit, checked.data);
      return;
    }
    const wrong = new Set(checked.error.issues.map((issue) => String(issue.path[0])));
    const errors = FIELDS.filter((field) => wrong.has(field)).map((field) => ({
      href: `#${field}`,
      text: translate(visit.locale, `portal.search.wrong-${field === 'from' || field === 'to' ? 'date' : 'choice'}`),
    }));
    await this.pages.show(
      visit,
      'search',
      { ...this.form(visit.locale, typed), errors, results: null, next: null, first: null },
      400,
    );
  }

  private async found(visit: Visit, query: ListQuery): Promise<void> {
    const page = await this.lists.page(query, query.cursor, PAGE_SIZE);
    const words = query.q === undefined ? [] : queryWords(query.q);
    await this.pages.show(visit, 'search', {
      ...this.form(visit.locale, query),
      errors: [],
      results: page.rows.map((row) => resultModel(row, words, this.names, visit.locale)),
      next: withCursor('/search', query, page.next),
      first: query.cursor === undefined ? null : withCursor('/search', query, ''),
      robots: 'noindex, follow',
    });
  }

  private form(locale: Locale, typed: Readonly<Record<string, unknown>>): object {
    const said = (field: string): string => (typeof typed[field] === 'string' ? typed[field] : '');
    const { domains, entries, units } = this.names.jurisdiction;
    const option = (field: string) => (one: { readonly id: string; readonly name: { zh: string; en: string } }) => ({
      id: one.id,
      name: inLocale(one.name, locale),
      chosen: one.id === said(field),
    });
    const asked = FIELDS.some((field) => said(field) !== '');
    const title = translate(locale, asked ? 'portal.search.title' : 'portal.search.newest');
    return {
      title,
      breadcrumb: [
        { href: '/', label: translate(locale, 'common.home') },
        { href: null, label: title },
      ],
      q: said('q'),
      from: said('from'),
      to: said('to'),
      home: true,
      narrowed: FIELDS.some((field) => field !== 'q' && said(field) !== ''),
      domains: [...domains.values()].map(option('domain')),
      units: [...units.values()].map(option('unit')),
      entries: [...domains.values()].map((domain) => ({
        name: inLocale(domain.name, locale),
        options: [...entries.values()].filter((entry) => entry.domain === domain.id).map(option('entry')),
      })),
    };
  }
}
