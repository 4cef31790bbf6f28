import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { orRefuse } from '../../access/refused-error.js';
import { Choices } from '../../notifications/choices.js';
import { NoticeList } from '../../notifications/notice-list.js';
import { translate } from '../../platform/i18n.js';
import { workPage } from '../../worker/addresses.js';
import { Desk } from '../desk.js';
import { Naming } from '../naming.js';
import { all, typedOf } from '../typed.js';
import { alwaysModel, choiceModel, noticeModel } from './notice-model.js';

const id = z.uuid();
const asked = z.object({ cursor: z.string().max(300).optional() });

/** What a person was told, with its read state, and which mails the person wants. */
@ApiExcludeController()
@Controller('workbench/notices')
export class NoticesPage {
  constructor(
    private readonly desk: Desk,
    private readonly notices: NoticeList,
    private readonly choices: Choices,
    private readonly naming: Naming,
  ) {}

  @Get()
  async list(
    @Query({ schema: asked }) { cursor }: z.infer<typeof asked>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const { rows, next } = orRefuse(await this.notices.page(visit.actor.account, cursor));
    const title = translate(visit.locale, 'notices.title');
    await this.desk.show(
      visit,
      'notices',
      { title, place: null },
      {
        notices: rows.map((row) => noticeModel(row, this.naming, visit.locale)),
        unread: rows.some(({ read }) => !read),
        next: next === null ? null : `/workbench/notices?cursor=${next}`,
        first: cursor === undefined ? null : '/workbench/notices',
      },
    );
  }

  @Post('read')
  async readAll(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.desk.visit(request, reply);
    await this.notices.readAll(visit.actor.account);
    await this.desk.go(visit, '/workbench/notices');
  }

  /** Read, and on to what it is about. */
  @Post(':id/open')
  async open(
    @Param('id', { schema: id }) notice: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const { caseId, kind } = orRefuse(await this.notices.read(visit.actor.account, notice));
    await this.desk.go(visit, caseId === null || kind === null ? '/workbench/notices' : workPage(kind, caseId));
  }

  @Get('choices')
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const title = translate(visit.locale, 'notices.choices.title');
    const wanted = await this.choices.wanted(visit.actor.account);
    await this.desk.show(
      visit,
      'notice-choices',
      { title, place: null },
      { choices: choiceModel(wanted, visit.locale), always: alwaysModel(visit.locale) },
    );
  }

  @Post('choices')
  async choose(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.desk.visit(request, reply);
    await this.choices.choose(visit.actor.account, all(typedOf(body), 'wanted'));
    await this.desk.go(visit, '/workbench/notices/choices', 'NOTICE_CHOICES');
  }
}
