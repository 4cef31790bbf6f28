import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { dateInShanghai } from '../../domain/calendar/dates.js';
import { dueOf } from '../../deadlines/due.js';
import { dueQuery, type DueQuery } from '../../deadlines/schemas.js';
import { dueModel } from '../../deadlines/showing/due-model.js';
import { rulesToTry } from '../../deadlines/showing/rules-to-try.js';
import { Clock } from '../../platform/clock.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { Names } from '../../publication/names.js';
import { Pages, visitOf } from './pages.js';

const FIELDS = ['event', 'time', 'n', 'unit', 'type'] as const;
type Typed = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>;

/** `/calendar`: 什么时候到期 - the last lawful day of a period, and every day that was counted (what-if of the deadlines). */
@ApiExcludeController()
@Controller('calendar')
export class CalendarPage {
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
    const today = dateInShanghai(this.clock.now());
    const typed = typedOf(query);
    const asked = typed.event === undefined ? null : dueQuery.safeParse(questionOf(typed));
    const title = translate(locale, 'deadlines.calendar.title');
    const model = {
      title,
      breadcrumb: [
        { href: '/', label: translate(locale, 'common.home') },
        { href: null, label: title },
      ],
      form: formOf(typed, today),
      errors: asked?.success === false ? errorsOf(asked.error.issues, locale) : [],
      answer: asked?.success === true ? this.answer(asked.data, today, locale) : null,
      rules: rulesToTry(this.names.jurisdiction, typed.event ?? today),
    };
    await this.pages.show(visit, 'calendar', model, asked?.success === false ? 400 : 200);
  }

  private answer(question: DueQuery, today: string, locale: Locale) {
    return dueModel(question, dueOf(this.names.jurisdiction.calendar, question, locale), today, locale);
  }
}

/** One value per field: of several the last counts, as in any form. */
function typedOf(query: Record<string, unknown>): Typed {
  const last = FIELDS.map((field) => [field, [query[field]].flat().at(-1)]);
  return Object.fromEntries(last.filter(([, value]) => typeof value === 'string' && value !== '')) as Typed;
}

/** Hours run from a moment: the day and the time of the form are one. */
function questionOf({ event = '', time, ...rest }: Typed): object {
  const moment = rest.unit === 'clock-hour' && event.length === 10 && time !== undefined ? `${event}T${time}` : event;
  return { ...rest, event: moment };
}

function formOf({ event = '', time = '', n = '20', unit = 'working-day', type = 'within' }: Typed, today: string) {
  const chosen = (values: readonly string[], value: string) =>
    values.map((each) => ({ value: each, chosen: each === value }));
  return {
    ...{ event: event === '' ? today : event.slice(0, 10), time, n },
    units: chosen(['working-day', 'calendar-day', 'clock-hour'], unit),
    types: chosen(['within', 'before'], type),
  };
}

function errorsOf(issues: readonly { readonly path: readonly PropertyKey[] }[], locale: Locale) {
  const wrong = new Set(issues.map(({ path }) => String(path[0])));
  return FIELDS.filter((field) => wrong.has(field)).map((field) => ({
    href: `#${field}`,
    text: translate(locale, `deadlines.calendar.wrong-${field}`),
  }));
}
