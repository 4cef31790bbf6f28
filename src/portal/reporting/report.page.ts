import { Body, Controller, Get, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { translate } from '../../platform/i18n.js';
import { addressOf } from '../../publication/addresses.js';
import type { Crumb } from '../linked/schema-org.js';
import { Pages, visitOf, type Visit } from '../pages/pages.js';
import { KINDS, ReportBox } from './report-box.js';
import { ReportLimit } from './report-limit.js';

/** What is no form at all is an empty one. */
const typed = z
  .object({
    kind: z.enum(KINDS).optional().catch(undefined),
    words: z.string().trim().max(1000).catch(''),
  })
  .catch({ words: '' });
type Typed = z.infer<typeof typed>;

/** `/open/{USCC}/{YYYY}-{NNNNN}/report`: a reader says what should not be public there; the house looks at once. */
@ApiExcludeController()
@Controller('open')
export class ReportPage {
  constructor(
    private readonly box: ReportBox,
    private readonly pages: Pages,
  ) {}

  @Get(':uscc/:number/report')
  async form(
    @Param() { uscc, number }: { uscc: string; number: string },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = visitOf(request, reply);
    const about = `${uscc}/${number}`;
    if (await this.box.takes(about)) await this.show(visit, about, { words: '' }, []);
    else await this.pages.missing(visit);
  }

  @Post(':uscc/:number/report')
  @UseGuards(ReportLimit)
  async send(
    @Param() { uscc, number }: { uscc: string; number: string },
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = visitOf(request, reply);
    const about = `${uscc}/${number}`;
    const said = typed.parse(body);
    const wrong = [
      ...(said.kind === undefined ? ['kind'] : []),
      ...(said.words === '' && said.kind === 'other' ? ['words'] : []),
    ];
    if (wrong.length > 0) await this.show(visit, about, said, wrong);
    else if (said.kind !== undefined && (await this.box.put(about, said.kind, said.words)))
      await this.thank(visit, about);
    else await this.pages.missing(visit);
  }

  private async thank(visit: Visit, about: string): Promise<void> {
    const title = translate(visit.locale, 'portal.report.thanks');
    await this.pages.show(visit, 'reported', {
      title,
      robots: 'noindex',
      breadcrumb: trail(visit, addressOf(about), title),
    });
  }

  private async show(visit: Visit, about: string, said: Typed, wrong: readonly string[]): Promise<void> {
    const say = (key: string): string => translate(visit.locale, `portal.report.${key}`);
    const errors = wrong.map((field) => ({ href: `#${field}`, text: say(`${field}-needed`) }));
    const url = addressOf(about);
    const model = {
      ...{ title: say('title'), robots: 'noindex', errors, url, words: said.words, action: `${url}/report` },
      kindError: wrong.includes('kind') ? say('kind-needed') : null,
      wordsError: wrong.includes('words') ? say('words-needed') : null,
      kinds: KINDS.map((value) => ({ value, label: say(`kinds.${value}`), chosen: value === said.kind })),
      breadcrumb: trail(visit, url, say('title')),
    };
    await this.pages.show(visit, 'report', model, wrong.length > 0 ? 400 : 200);
  }
}

const trail = ({ locale }: Visit, url: string, here: string): Crumb[] => [
  { href: '/', label: translate(locale, 'common.home') },
  { href: url, label: translate(locale, 'portal.item.text') },
  { href: null, label: here },
];
