import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Ask, type Asking } from '../access/asking.js';
import { mayNameItem } from '../domain/authority/board-scope.js';
import { linesBy, numbersOf } from './board/summary.js';
import { Office } from './office.js';
import { keyIn, PAGE, paged, Visits } from './pages/visits.js';
import {
  boardAnswer,
  boardQuery,
  filterOf,
  given,
  stalledAnswer,
  stalledQuery,
  type BoardAnswer,
  type BoardQuery,
  type StalledAnswer,
  type StalledQuery,
} from './schemas.js';
import { StalledReader } from './stalled/stalled-reader.js';
import { stillSince } from './working-time.js';

/** The board as data, for the same readers. */
@ApiTags('office')
@Controller('api/v1/office')
export class OfficeController {
  constructor(
    private readonly visits: Visits,
    private readonly office: Office,
    private readonly stalledReader: StalledReader,
  ) {}

  @Get('board')
  @ApiOperation({
    summary: 'Expected, open, due, overdue and missing, by unit, domain and step, within the scope of the asker',
  })
  @ApiOkResponse({ standardSchema: boardAnswer })
  async board(@Query({ schema: boardQuery }) query: BoardQuery, @Ask() ask: Asking): Promise<BoardAnswer> {
    const scope = this.visits.scopeOf(ask.actor());
    const { now, tallies, predicted, punctuality } = await this.office.board(scope, filterOf(query));
    return {
      ...{
        asOf: now.toISOString(),
        total: numbersOf(tallies),
        predictedLate: predicted,
        punctuality: [...punctuality],
      },
      ...{ units: linesBy(tallies, 'unit'), domains: linesBy(tallies, 'domain'), steps: linesBy(tallies, 'step') },
    };
  }

  @Get('stalled')
  @ApiOperation({ summary: 'Open cases without an act for so many working days, the longest first; paged by key' })
  @ApiOkResponse({ standardSchema: stalledAnswer })
  async stalled(@Query({ schema: stalledQuery }) query: StalledQuery, @Ask() ask: Asking): Promise<StalledAnswer> {
    const scope = this.visits.scopeOf(ask.actor());
    const { ground } = this.visits;
    const before = stillSince(ground.jurisdiction.calendar, ground.now(), query.days);
    const page = { after: keyIn(query.cursor), limit: PAGE + 1 };
    const { rows, next } = paged(await this.stalledReader.rows(scope, { before, unit: given(query.unit) }, page));
    const cases = rows.map(({ id, kind, unit, domain, entry, title, state, ...row }) => ({
      ...{ id, kind, unit, domain, entry, step: state, task: row.task, waitsIn: row.waits_in },
      title: mayNameItem(scope, unit) ? title : null,
      lastAct: row.updated_at.toISOString(),
      endsAt: row.ends_at?.toISOString() ?? null,
    }));
    return { since: before, cases, next };
  }
}
