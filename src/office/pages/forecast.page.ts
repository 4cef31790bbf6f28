import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { translate } from '../../platform/i18n.js';
import { Paces } from '../forecast/paces.js';
import { Office } from '../office.js';
import { filterOf, rowsQuery } from '../schemas.js';
import { addressOf } from '../showing/addresses.js';
import { filterModel } from '../showing/filter-model.js';
import { arithmetic } from '../showing/forecast-model.js';
import { rowModel } from '../showing/row-model.js';
import { keyIn, PAGE, paged, Visits } from './visits.js';

/** What will be late if the remaining steps take what they took so far, with the arithmetic. */
@ApiExcludeController()
@Controller('office/predicted')
export class ForecastPage {
  constructor(
    private readonly visits: Visits,
    private readonly office: Office,
    private readonly paces: Paces,
  ) {}

  @Get()
  async show(
    @Query({ schema: rowsQuery }) query: z.infer<typeof rowsQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, scope, showing } = this.visits.enter(request, reply);
    const { names, locale } = { names: this.visits.names, locale: visit.locale };
    const filter = filterOf(query);
    const page = { after: keyIn(query.cursor), limit: PAGE + 1 };
    const { rows: found, paceOf } = await this.office.predicted(scope, filter, page);
    const { rows, next } = paged(found);
    const title = translate(locale, 'office.predicted.title');
    await this.visits.desk.show(
      visit,
      'office/list',
      { title, place: 'office' },
      {
        ...{ lead: translate(locale, 'office.predicted.lead'), back: addressOf('/office', filter) },
        filter: filterModel('/office/predicted', scope, filter, names, locale),
        rows: rows.map((row) => ({
          ...{ ...rowModel(row, showing), outcome: null },
          sums: arithmetic(row, this.paces.estimates(row.kind, row.state, row.unit, paceOf), names, locale),
        })),
        next: next === null ? null : addressOf('/office/predicted', filter, { cursor: next }),
        first: query.cursor === undefined ? null : addressOf('/office/predicted', filter),
      },
    );
  }
}
