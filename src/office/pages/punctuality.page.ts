import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { formatDateTime } from '../../platform/formats.js';
import { translate } from '../../platform/i18n.js';
import { Office } from '../office.js';
import { PunctualityReader } from '../punctuality/punctuality-reader.js';
import { boardQuery, filterOf, given, publishedQuery, type PublishedQuery } from '../schemas.js';
import { addressOf } from '../showing/addresses.js';
import { drawn } from '../showing/chart.js';
import { csv } from '../showing/csv.js';
import { chartOfMonths, monthLines, punctualityLines, rateOf } from '../showing/punctuality-model.js';
import { rowModel } from '../showing/row-model.js';
import { keyIn, PAGE, paged, Visits } from './visits.js';
import { sendCsv } from './send-csv.js';

type Asked = z.infer<typeof boardQuery>;

/** On time and late, by unit and month: recorded for good when the act was done. */
@ApiExcludeController()
@Controller('office')
export class PunctualityPage {
  constructor(
    private readonly visits: Visits,
    private readonly office: Office,
    private readonly reader: PunctualityReader,
  ) {}

  @Get('punctuality')
  async show(
    @Query({ schema: boardQuery }) query: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, scope } = this.visits.enter(request, reply);
    const { unit, domain } = filterOf(query);
    const rows = await this.reader.months(scope, { unit, domain, ...this.office.lastMonths() });
    const months = monthLines(rows);
    const title = translate(visit.locale, 'office.punctuality.title');
    await this.visits.desk.show(
      visit,
      'office/punctuality',
      { title, place: 'office' },
      {
        chart: months.length === 0 ? null : drawn(chartOfMonths(months, visit.locale)),
        ...{ lines: punctualityLines(rows, domain, this.visits.names, visit.locale), months },
        ...{
          back: addressOf('/office', { unit, domain }),
          csv: addressOf('/office/punctuality.csv', { unit, domain }),
        },
      },
    );
  }

  @Get('punctuality.csv')
  async table(
    @Query({ schema: boardQuery }) query: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, scope } = this.visits.enter(request, reply);
    const { unit, domain } = filterOf(query);
    const rows = await this.reader.months(scope, { unit, domain, ...this.office.lastMonths() });
    const heads = ['unit', 'month', 'met', 'late', 'rate'].map((name) =>
      translate(visit.locale, `office.punctuality.${name}`),
    );
    const lines = rows.map((row) => [
      this.visits.names.unit(row.unit, visit.locale),
      ...[row.month, row.met, row.late, `${String(rateOf(row.met, row.late))}%`],
    ]);
    await sendCsv(reply, 'punctuality', csv([heads, ...lines]));
  }

  @Get('published')
  async rows(
    @Query({ schema: publishedQuery }) query: PublishedQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, scope, showing } = this.visits.enter(request, reply);
    const [unit, domain, outcome] = [given(query.unit), given(query.domain), given(query.outcome)];
    const late = outcome === null ? null : outcome === 'late';
    const page = { after: keyIn(query.cursor), limit: PAGE + 1 };
    const { rows, next } = paged(await this.reader.rows(scope, { unit, domain, month: query.month, late }, page));
    const address = (cursor: string | null): string =>
      addressOf('/office/published', { unit, domain, month: query.month }, { outcome, cursor });
    const title = translate(visit.locale, 'office.published.title', { month: query.month });
    await this.visits.desk.show(
      visit,
      'office/list',
      { title, place: 'office' },
      {
        ...{ lead: null, back: addressOf('/office/punctuality', { unit, domain }), filter: null },
        rows: rows.map((row) => ({
          ...{ ...rowModel(row, showing), due: null, sums: null },
          outcome: {
            tone: row.late ? 'red' : 'green',
            label: translate(visit.locale, row.late ? 'office.punctuality.late' : 'office.punctuality.met'),
            when: formatDateTime(visit.locale, row.done_at),
          },
        })),
        next: next === null ? null : address(next),
        first: query.cursor === undefined ? null : address(null),
      },
    );
  }
}
