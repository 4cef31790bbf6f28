import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Entry } from '../../domain/catalogue/jurisdiction.js';
import { inLocale, translate, type Locale } from '../../platform/i18n.js';
import { dataCatalogOf } from '../linked/schema-org.js';
import { CountsReader } from '../reading/counts-reader.js';
import { Names } from '../../publication/names.js';
import { Pages, visitOf } from './pages.js';

/** `/catalogue`: 主动公开目录清单 - what is published, by whom, by when, where (条例 20, plan 七（一）). */
@ApiExcludeController()
@Controller('catalogue')
export class CataloguePage {
  constructor(
    private readonly counted: CountsReader,
    private readonly names: Names,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = visitOf(request, reply);
    const { locale } = visit;
    const { byEntry } = await this.counted.counts();
    const { domains, entries, channels, plan } = this.names.jurisdiction;
    const title = translate(locale, 'portal.catalogue.title');
    await this.pages.show(visit, 'catalogue', {
      title,
      breadcrumb: [
        { href: '/', label: translate(locale, 'common.home') },
        { href: null, label: title },
      ],
      plan,
      blocks: [dataCatalogOf(this.names, this.pages.absolute, locale)],
      domains: [...domains.values()].map((domain) => ({
        id: domain.id,
        number: domain.number,
        name: inLocale(domain.name, locale),
        channels: domain.channels
          .map((id) => nameOrId(channels.get(id)?.name, id, locale))
          .join(translate(locale, 'portal.comma')),
        entries: [...entries.values()]
          .filter((entry) => entry.domain === domain.id)
          .map((entry) => this.line(entry, byEntry.get(entry.id) ?? 0, locale)),
      })),
    });
  }

  private line(entry: Entry, count: number, locale: Locale): object {
    const comma = translate(locale, 'portal.comma');
    const { principles, deadlineRules } = this.names.jurisdiction;
    return {
      url: `/entries/${entry.id}`,
      number: entry.number,
      name: inLocale(entry.name, locale),
      count,
      elements: entry.elements.map((element) => inLocale(element.name, locale)).join(comma),
      principle: inLocale(principles[entry.principle], locale),
      units: entry.anyOf.map((id) => this.names.responsible(id, locale)).join(comma),
      deadlines: entry.deadlines.map((id) => deadlineRules.get(id)?.zh ?? id),
    };
  }
}

const nameOrId = (name: Entry['name'] | undefined, id: string, locale: Locale): string =>
  name === undefined ? id : inLocale(name, locale);
