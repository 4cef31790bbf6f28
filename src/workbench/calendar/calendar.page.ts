import { Body, Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Reason } from '../../access/problem.js';
import { CalendarYears } from '../../calendar/calendar-years.js';
import { givenNotice, type TypedNotice } from '../../calendar/given-notice.js';
import { year, type CalendarPreviewJson } from '../../calendar/schemas.js';
import { sentenceOf, translate } from '../../platform/i18n.js';
import { Desk, type Visit } from '../desk.js';
import { errorsOf } from '../errors.js';
import { Naming } from '../naming.js';
import { last, typedOf } from '../typed.js';
import { previewModel, yearModel, yearRow } from './calendar-model.js';

const HOME = '/workbench/calendar';
const BLANK: TypedNotice = { year: '', notice: '', address: '', issued: '', text: '' };

/** The working-day calendar: for everyone to look up, for the office to keep. Works without JavaScript. */
@ApiExcludeController()
@Controller('workbench/calendar')
export class CalendarPage {
  constructor(
    private readonly desk: Desk,
    private readonly years: CalendarYears,
    private readonly naming: Naming,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(this.desk.visit(request, reply), BLANK, [], null);
  }

  /** The same form previews and records; what was typed stays until it is accepted. */
  @Post()
  async submit(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const sent = typedOf(body);
    const typed: TypedNotice = {
      ...{ year: last(sent, 'year'), notice: last(sent, 'notice'), address: last(sent, 'address') },
      ...{ issued: last(sent, 'issued'), text: last(sent, 'text') },
    };
    const given = givenNotice(typed);
    if (!given.ok) {
      await this.show(visit, typed, given.refusals, null);
    } else if (last(sent, 'do') === 'record') {
      const recorded = await this.years.record(visit.actor, given.value);
      if (recorded.ok) await this.desk.go(visit, `${HOME}/${String(recorded.value.year)}`, 'CALENDAR');
      else await this.show(visit, typed, recorded.refusals, null);
    } else {
      const preview = await this.years.preview(visit.actor, given.value);
      await this.show(visit, typed, preview.ok ? [] : preview.refusals, preview.ok ? preview.value : null);
    }
  }

  @Get(':year')
  async one(
    @Param('year', { schema: year }) asked: number,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const { locale } = visit;
    const title = translate(locale, 'calendar.year-title', { year: asked });
    const breadcrumb = [
      { href: HOME, label: translate(locale, 'calendar.title') },
      { href: null, label: title },
    ];
    await this.desk.show(
      visit,
      'calendar-year',
      { title, place: 'calendar', breadcrumb },
      yearModel(this.years.year(asked), locale),
    );
  }

  private async show(
    visit: Visit,
    typed: TypedNotice,
    refusals: readonly Reason[],
    preview: CalendarPreviewJson | null,
  ): Promise<void> {
    const { locale, actor } = visit;
    const errors = errorsOf(refusals, (refusal) => sentenceOf(refusal, locale), placeOf);
    const wrong = (field: string) => errors.list.filter(({ href }) => href === `#${field}`).map(({ text }) => text);
    const page = { title: translate(locale, 'calendar.title'), status: errors.status, address: HOME };
    await this.desk.show(
      visit,
      'calendar',
      { ...page, place: 'calendar' },
      {
        errors: errors.list,
        years: this.years.all().map((each) => yearRow(each, locale)),
        may: this.years.mayImport(actor),
        form: { ...typed, wrong: Object.fromEntries(Object.keys(BLANK).map((field) => [field, wrong(field)])) },
        preview: preview === null ? null : previewModel(preview, this.naming, locale),
      },
    );
  }
}

/** Days are typed in one field. */
const placeOf = (field: string): string => (field in BLANK ? `#${field}` : '#text');
