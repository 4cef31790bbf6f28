import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Clock } from '../../platform/clock.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { FindsReader, type FindTally } from '../finds/finds-reader.js';
import { boardQuery, filterOf, type BoardQuery } from '../schemas.js';
import { addressOf } from '../showing/addresses.js';
import { csv } from '../showing/csv.js';
import { sendCsv } from './send-csv.js';
import { Visits } from './visits.js';

const DAYS = 365;
const DAY_MS = 86_400_000;

/** What the detectors found in a year, how it was decided, how long a review took, and what was found only after publication. */
@ApiExcludeController()
@Controller('office')
export class FindsPage {
  constructor(
    private readonly visits: Visits,
    private readonly reader: FindsReader,
    private readonly clock: Clock,
  ) {}

  @Get('finds')
  async show(
    @Query({ schema: boardQuery }) query: BoardQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, scope } = this.visits.enter(request, reply);
    const { unit } = filterOf(query);
    const [finds, reviews] = await Promise.all([
      this.reader.finds(scope, unit, this.since()),
      this.reader.reviews(scope, unit, this.since()),
    ]);
    const named = <T extends { readonly unit: string }>(row: T) => ({
      ...row,
      unit: this.visits.names.unit(row.unit, visit.locale),
      href: addressOf('/office/finds', { unit: row.unit }),
    });
    await this.visits.desk.show(
      visit,
      'office/finds',
      { title: translate(visit.locale, 'office.finds.title'), place: 'office' },
      {
        back: addressOf('/office', { unit }),
        csv: addressOf('/office/finds.csv', { unit }),
        finds: finds.map((row) => ({ ...named(row), ...words(row, visit.locale) })),
        reviews: reviews.map((row) => ({ ...named(row), hours: row.hours === null ? null : row.hours.toFixed(1) })),
      },
    );
  }

  @Get('finds.csv')
  async table(
    @Query({ schema: boardQuery }) query: BoardQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, scope } = this.visits.enter(request, reply);
    const rows = await this.reader.finds(scope, filterOf(query).unit, this.since());
    const heads = ['unit', 'kind', 'masked', 'kept', 'dismissed'];
    const lines = rows.map((row) => [
      this.visits.names.unit(row.unit, visit.locale),
      ...[words(row, visit.locale).kind, row.masked, row.kept, row.dismissed],
    ]);
    const head = heads.map((name) => translate(visit.locale, `office.finds.${name}`));
    await sendCsv(reply, 'finds', csv([head, ...lines]));
  }

  private since = (): Date => new Date(this.clock.now().getTime() - DAYS * DAY_MS);
}

const words = ({ detector, masked, kept, dismissed }: FindTally, locale: Locale) => ({
  kind: translate(locale, `screening.names.${detector}`),
  total: masked + kept + dismissed,
});
