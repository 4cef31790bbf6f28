import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formatDate } from '../../platform/formats.js';
import { translate } from '../../platform/i18n.js';
import { given, stalledQuery, type StalledQuery } from '../schemas.js';
import { addressOf } from '../showing/addresses.js';
import { rowModel } from '../showing/row-model.js';
import { StalledReader } from '../stalled/stalled-reader.js';
import { stillSince } from '../working-time.js';
import { keyIn, PAGE, paged, Visits } from './visits.js';

/** Work on which nobody acted for so many working days, longest first; the office urges one or many at once. */
@ApiExcludeController()
@Controller('office/stalled')
export class StalledPage {
  constructor(
    private readonly visits: Visits,
    private readonly reader: StalledReader,
  ) {}

  @Get()
  async show(
    @Query({ schema: stalledQuery }) query: StalledQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { visit, scope, showing } = this.visits.enter(request, reply);
    const { locale, actor } = visit;
    const { names } = this.visits;
    const unit = given(query.unit);
    const before = stillSince(showing.calendar, showing.now, query.days);
    const page = { after: keyIn(query.cursor), limit: PAGE + 1 };
    const { rows, next } = paged(await this.reader.rows(scope, { before, unit }, page));
    const address = (cursor: string | null): string =>
      addressOf('/office/stalled', { unit }, { days: String(query.days), cursor });
    const title = translate(locale, 'office.stalled.title');
    const model = rows.map(({ task, role, waits_in: waitsIn, holder, ...row }) => ({
      ...{ ...rowModel(row, showing), task, holder, last: formatDate(locale, row.updated_at) },
      asked:
        role === null || waitsIn === null
          ? null
          : `${names.unit(waitsIn, locale)} · ${names.naming.role(role, locale)}`,
    }));
    await this.visits.desk.show(
      visit,
      'office/stalled',
      { title, place: 'office' },
      {
        ...{ days: query.days, lead: translate(locale, 'office.stalled.lead', { days: query.days }), rows: model },
        units: this.units(scope, unit, locale),
        urges: actor.roles.includes('officer') && model.some(({ task }) => task !== null),
        ...{ back: addressOf('/office', { unit }), here: address(query.cursor ?? null) },
        next: next === null ? null : address(next),
        first: query.cursor === undefined ? null : address(null),
      },
    );
  }

  private units(scope: ReturnType<Visits['scopeOf']>, chosen: string | null, locale: 'zh' | 'en') {
    const all = [...this.visits.ground.jurisdiction.units.keys()];
    const seen = scope.kind === 'part' && scope.domains.length === 0 ? scope.units : all;
    const any = { value: '', label: translate(locale, 'office.filter.any'), chosen: chosen === null };
    return [
      any,
      ...seen.map((id) => ({ value: id, label: this.visits.names.unit(id, locale), chosen: id === chosen })),
    ];
  }
}
