import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { askedFields, entryGroups, whatIfModel } from '../../deadlines/showing/what-if-model.js';
import { choosingCodes, type Supposed } from '../../deadlines/what-if.js';
import { invalidDates } from '../../domain/catalogue/date-values.js';
import type { Entry } from '../../domain/catalogue/jurisdiction.js';
import { Clock } from '../../platform/clock.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { Names } from '../../publication/names.js';
import { Pages, visitOf } from './pages.js';

/** `/calendar/entries`: 如果 9 月 30 日提交，最后一天是哪天 - the deadlines of an entry on supposed dates. */
@ApiExcludeController()
@Controller('calendar/entries')
export class WhatIfPage {
  constructor(
    private readonly names: Names,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Query() query: Record<string, unknown>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = visitOf(request, reply);
    const { locale } = visit;
    const { jurisdiction } = this.names;
    const entry = jurisdiction.entries.get(textOf(query, 'entry')) ?? null;
    const title = translate(locale, 'what-if.title');
    const asked = entry === null ? { wrong: [], model: {} } : this.asked(entry, query, locale);
    const model = {
      title,
      breadcrumb: [
        { href: '/', label: translate(locale, 'common.home') },
        { href: '/calendar', label: translate(locale, 'deadlines.calendar.title') },
        { href: null, label: title },
      ],
      groups: entryGroups(jurisdiction, entry?.id ?? '', locale),
      ...{ entry: entry?.id ?? null, errors: asked.wrong, answer: null, ...asked.model },
    };
    await this.pages.show(visit, 'what-if', model, asked.wrong.length > 0 ? 400 : 200);
  }

  /** The fields of the entry as they were filled in, and the answer once a date is given. */
  private asked(entry: Entry, query: Record<string, unknown>, locale: Locale) {
    const { jurisdiction } = this.names;
    const supposed = this.supposed(entry, query);
    const wrong = invalidDates(entry, supposed.dates).map(({ field }) => ({
      href: `#${field.replace(/^dates\./, 'date.')}`,
      text: translate(locale, 'what-if.wrong-date'),
    }));
    const answered = wrong.length === 0 && Object.keys(supposed.dates).length > 0;
    const answer = answered ? whatIfModel(jurisdiction, entry, supposed, this.clock.now(), locale) : null;
    return { wrong, model: { fields: askedFields(jurisdiction, entry, supposed, locale), answer } };
  }

  private supposed(entry: Entry, query: Record<string, unknown>): Supposed {
    const dates = entry.dates.map(({ id, kind }) => {
      const [from, to] = [textOf(query, `date.${id}.from`), textOf(query, `date.${id}.to`)];
      const period = from === '' && to === '' ? '' : `${from}/${to}`;
      return [id, kind === 'period' ? period : textOf(query, `date.${id}`)] as const;
    });
    const codes = choosingCodes(this.names.jurisdiction, entry).map(
      ({ id }) => [id, textOf(query, `code.${id}`)] as const,
    );
    const given = (pairs: readonly (readonly [string, string])[]) =>
      Object.fromEntries(pairs.filter(([, value]) => value !== ''));
    return { dates: given(dates), codes: given(codes) };
  }
}

/** One value per field: of several the last counts, as in any form. */
function textOf(query: Record<string, unknown>, name: string): string {
  const value = [query[name]].flat().at(-1);
  return typeof value === 'string' ? value.slice(0, 60) : '';
}
