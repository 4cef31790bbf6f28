import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notFound } from '../../access/refused-error.js';
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
const kind = z.enum(RECORD_KINDS);

/** Judged after who asks: an address that leads nowhere sends strangers to sign in like any other. */
function nthOf(given: string): { readonly at: number } {
  if (!/^[1-9]\d{0,3}$/.test(given)) throw notFound();
  return { at: Number(given) - 1 };
}

function kindOf(given: unknown): { readonly kind: RecordKind } {
  const read = kind.safeParse(given);
  if (!read.success) throw notFound();
  return { kind: read.data };
}

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
    @Query('kind') of: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    await this.form.show(visit, item, kindOf(of), null);
  }

  @Get(':nth')
  async open(
    @Param('id', { schema: id }) item: string,
    @Param('nth') number: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    await this.form.show(visit, item, nthOf(number), null);
  }

  @Post('new')
  async add(
    @Param('id', { schema: id }) item: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    await this.save(visit, item, kindOf(last(typed, 'kind')), typed);
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
    @Param('nth') number: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    await this.save(visit, item, nthOf(number), typedOf(body));
  }

  @Post(':nth/remove')
  async remove(
    @Param('id', { schema: id }) item: string,
    @Param('nth') number: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const removed = await this.editing.remove({ actor: visit.actor, item, typed }, nthOf(number).at);
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
