import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Reason } from '../../access/problem.js';
import { RECORD_KINDS, type RecordKind } from '../../domain/exchange/dual-publicity/table.js';
import { Desk, type Visit } from '../desk.js';
import { ItemPages } from '../item/item-pages.js';
import { readUpload } from '../item/uploads.js';
import { last, typedOf, type Typed } from '../typed.js';
import { CreditEditing } from './credit-editing.js';
import { addressOfCredit } from './credit-panel.js';
import { RecordPage, type Which } from './record-page.js';

const id = z.uuid();
const nth = z.coerce.number().int().min(1).max(10_000);
const kind = z.enum(RECORD_KINDS);

/** Licence and penalty records of a draft, by hand and from a file; their list is a tab of the item. */
@ApiExcludeController()
@Controller('workbench/items/:id/credit-records')
export class CreditPage {
  constructor(
    private readonly desk: Desk,
    private readonly form: RecordPage,
    private readonly editing: CreditEditing,
    private readonly pages: ItemPages,
  ) {}

  @Get('new')
  async fresh(
    @Param('id', { schema: id }) item: string,
    @Query('kind', { schema: kind }) of: RecordKind,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.form.show(this.desk.visit(request, reply), item, { kind: of }, null);
  }

  @Get(':nth')
  async open(
    @Param('id', { schema: id }) item: string,
    @Param('nth', { schema: nth }) number: number,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.form.show(this.desk.visit(request, reply), item, { at: number - 1 }, null);
  }

  @Post('new')
  async add(
    @Param('id', { schema: id }) item: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedOf(body);
    await this.save(this.desk.visit(request, reply), item, { kind: kind.parse(last(typed, 'kind')) }, typed);
  }

  @Post('import')
  async take(
    @Param('id', { schema: id }) item: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const read = await readUpload(request);
    const typed: Typed = 'bytes' in read ? typedOf(read.fields) : new Map();
    const taken =
      'bytes' in read
        ? await this.editing.take({ actor: visit.actor, item, typed }, read)
        : { ...read, ok: false as const };
    if (taken.ok) await this.desk.go(visit, addressOfCredit(item), 'IMPORT');
    else await this.refused(visit, item, typed, taken.refusals);
  }

  @Post(':nth')
  async change(
    @Param('id', { schema: id }) item: string,
    @Param('nth', { schema: nth }) number: number,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.save(this.desk.visit(request, reply), item, { at: number - 1 }, typedOf(body));
  }

  @Post(':nth/remove')
  async remove(
    @Param('id', { schema: id }) item: string,
    @Param('nth', { schema: nth }) number: number,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const removed = await this.editing.remove({ actor: visit.actor, item, typed }, number - 1);
    if (removed.ok) await this.desk.go(visit, addressOfCredit(item), 'CREDIT');
    else await this.refused(visit, item, typed, removed.refusals);
  }

  /** `do=marks` shows the form again, with the marks of the counterparty now chosen. */
  private async save(visit: Visit, item: string, which: Which, typed: Typed): Promise<void> {
    if (last(typed, 'do') === 'marks') {
      await this.form.show(visit, item, which, typed);
      return;
    }
    const saved = await this.editing.save({ actor: visit.actor, item, typed }, which);
    if (saved.ok) await this.desk.go(visit, addressOfCredit(item), 'CREDIT');
    else await this.form.show(visit, item, which, typed, saved.refusals);
  }

  private async refused(visit: Visit, item: string, typed: Typed, refusals: readonly Reason[]): Promise<void> {
    await this.pages.show(visit, item, 'credit-records', { refusals, typed, action: 'IMPORT' });
  }
}
