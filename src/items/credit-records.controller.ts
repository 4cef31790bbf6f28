import { Body, Controller, Get, Inject, Param, Put, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Ask, type Asking } from '../access/asking.js';
import { notFound, orRefuse } from '../access/refused-error.js';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { CaseDoor, NOT_NEEDED } from '../engine/case-door.js';
import { CaseEditor } from '../engine/case-editor.js';
import { sentenceOf } from '../platform/i18n.js';
import { localeOf } from '../platform/locale-of.js';
import { creditViewOf } from './credit-view.js';
import { creditBody, creditView } from './credit-schemas.js';
import { optionally } from './items.controller.js';
import { itemParams, itemRevision } from './schemas.js';

/** Licence and penalty decisions of an item (双公示): reported to the credit platforms, never published. */
@ApiTags('items')
@Controller('api/v1/items/:id/credit-records')
export class CreditRecordsController {
  constructor(
    private readonly door: CaseDoor,
    private readonly editor: CaseEditor,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Its licence and penalty records (双公示), with what the reporting system would not take' })
  @ApiOkResponse({ standardSchema: creditView })
  async show(
    @Param('id', { schema: itemParams }) caseId: string,
    @Ask() ask: Asking,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.infer<typeof creditView>> {
    const opened = await this.door.open({ actor: ask.actor(), caseId, key: NOT_NEEDED });
    if (opened?.content !== true) throw notFound();
    reply.header('etag', `"${String(opened.row.revision)}"`);
    reply.header('cache-control', 'no-store');
    const { records, editable, faults, owed, missing } = creditViewOf(opened, this.jurisdiction);
    const locale = localeOf(request);
    return {
      records: records.map(({ kind, fields }) => ({ kind, fields })),
      masked: !editable,
      faults: faults.map(({ record, field: column, code, params, rule }) => ({
        ...{ record, column, code },
        message: sentenceOf({ code, params: { record: record + 1, ...params } }, locale),
        ...(rule === undefined ? {} : { rule }),
      })),
      ...{ owed, missing },
    };
  }

  @Put()
  @ApiOperation({ summary: 'All licence and penalty records of the draft: what is not among them is gone' })
  @ApiOkResponse({ standardSchema: itemRevision })
  async put(
    @Param('id', { schema: itemParams }) id: string,
    @Body({ schema: creditBody }) { records }: z.infer<typeof creditBody>,
    @Ask() ask: Asking,
  ): Promise<unknown> {
    return { id, ...orRefuse(await this.editor.edit(optionally(ask, id), { creditRecords: records })) };
  }
}
