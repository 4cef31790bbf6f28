import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { RefusedError } from '../access/refused-error.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { findsIn } from '../domain/screening/finds-in.js';
import type { TextContext } from '../domain/screening/find.js';
import { contextOf } from '../domain/screening/item-finds.js';
import { translate } from '../platform/i18n.js';
import { localeOf } from '../platform/locale-of.js';
import { checkBody, checked } from './schemas.js';

/** What the detectors would see, for drafters who want to know before they submit. Nothing is kept. */
@ApiTags('screening')
@Controller('api/v1/screening/check')
export class CheckController {
  constructor(@Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction) {}

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Finds in a text, as in that element of that entry; nothing is kept' })
  @ApiOkResponse({ standardSchema: checked })
  check(
    @Body({ schema: checkBody }) body: z.infer<typeof checkBody>,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
  ): z.infer<typeof checked> {
    const lists = this.jurisdiction.wordLists(ask.actor().unit);
    const locale = localeOf(request);
    const finds = findsIn(body.text, this.context(body), lists).map(
      ({ detector, severity, start, end, excerpt, suggestion }) => ({
        ...{ detector, severity, start, end, excerpt, suggestion },
        message: translate(locale, `screening.messages.${detector}`, { cause: '' }),
      }),
    );
    return { finds };
  }

  private context({ entry: id, element }: z.infer<typeof checkBody>): TextContext {
    if (id === undefined) return { personal: false };
    const entry = this.jurisdiction.entries.get(id);
    const known = element === undefined || entry?.elements.some((each) => each.id === element) === true;
    if (entry === undefined || !known)
      throw new RefusedError([
        {
          ...{ code: entry === undefined ? 'unknown-entry' : 'unknown-element', kind: 'content' },
          ...{ field: entry === undefined ? 'entry' : 'element', params: { entry: id, element: element ?? '' } },
        },
      ]);
    return contextOf(entry, { target: element === undefined ? 'summary' : `element:${element}`, path: [] });
  }
}
