import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { translate } from '../../platform/i18n.js';
import { DocumentReader, type StateRow } from '../reading/document-reader.js';
import type { PublicationRow } from '../reading/rows.js';
import { documentModel } from '../../publication/document.js';
import { itemBlock } from '../linked/item-block.js';
import { metaOf } from '../showing/meta.js';
import { Names } from '../../publication/names.js';
import { addressOf } from '../../publication/addresses.js';
import { resultModel } from '../showing/result.js';
import { Pages, visitOf, type Visit } from './pages.js';

const itemQuery = z.object({
  version: z.coerce.number().int().min(1).max(10_000).optional(),
  lang: z.string().optional(),
});

/** `/open/{USCC}/{YYYY}-{NNNNN}`: one publication, any version of it, or the notice that it is no longer public (410). */
@ApiExcludeController()
@Controller('open')
export class ItemPage {
  constructor(
    private readonly documents: DocumentReader,
    private readonly names: Names,
    private readonly pages: Pages,
  ) {}

  @Get(':uscc/:number')
  async show(
    @Param() path: { uscc: string; number: string },
    @Query({ schema: itemQuery }) query: z.infer<typeof itemQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = visitOf(request, reply);
    const state = await this.documents.state(`${path.uscc}/${path.number}`);
    if (state === null) {
      await this.pages.missing(visit);
      return;
    }
    if (state.visibility !== 'current' && state.visibility !== 'repealed') {
      await this.gone(visit, state);
      return;
    }
    const asked = query.version ?? state.current.version;
    const shown = asked === state.current.version ? state.current : await this.documents.version(state.number, asked);
    if (shown === null) {
      await this.pages.missing(visit);
      return;
    }
    void reply.header('last-modified', state.changedAt.toUTCString());
    await this.document(visit, state, shown);
  }

  private async document(visit: Visit, state: StateRow, shown: PublicationRow): Promise<void> {
    const { locale } = visit;
    const [versions, related] = await Promise.all([
      this.documents.versions(state.number),
      this.documents.related(state.number, state.current.relation?.of ?? null),
    ]);
    const repealed = state.visibility === 'repealed';
    const document = documentModel({ ...shown, formedOn: shown.formedOn ?? '', repealed }, this.names, locale);
    const url = addressOf(state.number);
    await this.pages.show(visit, 'item', {
      title: shown.title,
      meta: metaOf(shown, this.names, this.pages.absolute('/'), locale),
      canonical: this.pages.absolute(url),
      breadcrumb: [
        { href: '/', label: translate(locale, 'common.home') },
        { href: `/domains/${shown.domain}`, label: document.domain },
        { href: `/entries/${shown.entry}`, label: document.entry },
        { href: null, label: translate(locale, 'portal.item.text') },
      ],
      document,
      blocks: [itemBlock({ state, shown, versions, related }, this.names, { absolute: this.pages.absolute, locale })],
      url: this.pages.absolute(url),
      reportUrl: `${url}/report`,
      notice: state.notice,
      changedAt: state.changedAt,
      unitUrl: `/units/${shown.unit}`,
      projectUrl: shown.project === null ? null : `/projects/${shown.project}`,
      currentUrl: shown.version === state.current.version ? null : url,
      shownVersion: shown.version,
      versions: versions.map((version) => ({
        ...version,
        first: version.version === 1,
        shown: version.version === shown.version,
        url: version.version === state.current.version ? url : `${url}?version=${version.version}`,
      })),
      related: related.map((row) => ({
        ...resultModel(row, [], this.names, locale),
        original: row.number === shown.relation?.of,
      })),
    });
  }

  /** Neither title nor content: only that something stood here, why it no longer does, and since when. */
  private async gone(visit: Visit, state: StateRow): Promise<void> {
    const title = translate(visit.locale, `portal.gone.${state.visibility}`);
    await this.pages.show(
      visit,
      'gone',
      {
        title,
        robots: 'noindex',
        number: state.number,
        notice: state.notice,
        changedAt: state.changedAt,
        unit: this.names.unit(state.unit, visit.locale),
        unitUrl: `/units/${state.unit}`,
      },
      410,
    );
  }
}
