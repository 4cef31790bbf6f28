import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { translate } from '../../platform/i18n.js';
import { linesBy } from '../board/summary.js';
import { Office } from '../office.js';
import { boardQuery, csvQuery, filterOf, rowsQuery } from '../schemas.js';
import { addressOf } from '../showing/addresses.js';
import { boardModel, COLUMNS } from '../showing/board-model.js';
import { csv } from '../showing/csv.js';
import { filterModel } from '../showing/filter-model.js';
import { rowModel } from '../showing/row-model.js';
import { sendCsv } from './send-csv.js';
import { keyIn, PAGE, paged, Visits } from './visits.js';

/** The board: red, amber and green by unit, domain and step; every number leads to the rows behind it. */
@ApiExcludeController()
@Controller('office')
export class BoardPage {
  constructor(
    private readonly visits: Visits,
    private readonly office: Office,
  ) {}

  @Get()
  async board(
    @Query({ schema: boardQuery }) query: z.infer<typeof boardQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, scope } = this.visits.enter(request, reply);
    const filter = filterOf(query);
    const numbers = await this.office.board(scope, filter);
    const title = translate(visit.locale, 'office.title');
    await this.visits.desk.show(
      visit,
      'office/board',
      { title, place: 'office', wide: true },
      {
        ...boardModel(numbers, filter, this.visits.names, visit.locale),
        filter: filterModel('/office', scope, filter, this.visits.names, visit.locale),
      },
    );
  }

  @Get('board.csv')
  async table(
    @Query({ schema: csvQuery }) query: z.infer<typeof csvQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, scope } = this.visits.enter(request, reply);
    const { tallies } = await this.office.board(scope, filterOf(query));
    const { locale } = visit;
    const heads = [query.by, ...COLUMNS.map(([name]) => name)];
    const rows = linesBy(tallies, query.by).map((line) => [
      this.visits.names.of(query.by, line.key, locale),
      ...COLUMNS.map(([name]) => line[name]),
    ]);
    const titles = heads.map((name) => translate(locale, `office.columns.${name}`));
    await sendCsv(reply, `board-${query.by}`, csv([titles, ...rows]));
  }

  @Get('items')
  async rows(
    @Query({ schema: rowsQuery }) query: z.infer<typeof rowsQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, scope, showing } = this.visits.enter(request, reply);
    const filter = filterOf(query);
    const found = await this.office.rows(scope, filter, { after: keyIn(query.cursor), limit: PAGE + 1 });
    const { rows, next } = paged(found);
    const title = translate(visit.locale, 'office.list.title');
    await this.visits.desk.show(
      visit,
      'office/list',
      { title, place: 'office' },
      {
        ...{ lead: null, back: addressOf('/office', filter) },
        filter: filterModel('/office/items', scope, filter, this.visits.names, visit.locale),
        rows: rows.map((row) => ({ ...rowModel(row, showing), outcome: null, sums: null })),
        next: next === null ? null : addressOf('/office/items', filter, { cursor: next }),
        first: query.cursor === undefined ? null : addressOf('/office/items', filter),
      },
    );
  }
}
