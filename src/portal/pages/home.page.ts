import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { websiteOf } from '../linked/schema-org.js';
import { CountsReader } from '../reading/counts-reader.js';
import { ListReader } from '../reading/list-reader.js';
import { Names } from '../../publication/names.js';
import { resultModel } from '../showing/result.js';
import { Pages, visitOf } from './pages.js';

export const NEWEST_OF_EACH = 4;

/** `/`: search, the domains with what is new in each. */
@ApiExcludeController()
@Controller()
export class HomePage {
  constructor(
    private readonly lists: ListReader,
    private readonly counted: CountsReader,
    private readonly names: Names,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = visitOf(request, reply);
    const domains = [...this.names.jurisdiction.domains.values()];
    const ids = domains.map((domain) => domain.id);
    const [counts, newest] = await Promise.all([this.counted.counts(), this.lists.newestByDomain(ids, NEWEST_OF_EACH)]);
    await this.pages.show(visit, 'home', {
      home: true,
      blocks: [websiteOf(this.names, this.pages.absolute, visit.locale)],
      q: '',
      plan: this.names.jurisdiction.plan,
      domains: ids.map((id) => ({
        url: `/domains/${id}`,
        name: this.names.domain(id, visit.locale),
        count: counts.byDomain.get(id) ?? 0,
        newest: newest.filter((row) => row.domain === id).map((row) => resultModel(row, [], this.names, visit.locale)),
      })),
    });
  }
}
