import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Reason } from '../../access/problem.js';
import { notFound } from '../../access/refused-error.js';
import { Desk } from '../desk.js';
import { last, typedOf, type Typed } from '../typed.js';
import { ChoicePage } from './choice-page.js';
import { DraftPage, type Draft } from './draft-page.js';
import { EditPage } from './edit-page.js';
import { NewDrafts } from './new-drafts.js';
import { savedAnswer } from './saved-answer.js';

const id = z.uuid().optional().catch(undefined);
const asked = z.object({ entry: z.string().max(80).optional(), project: id, from: id, obligation: id });

/** A new item: which entry, then its form - empty, from a copy, or from its project's data. */
@ApiExcludeController()
@Controller('workbench/items')
export class NewItemPage {
  constructor(
    private readonly desk: Desk,
    private readonly choice: ChoicePage,
    private readonly page: DraftPage,
    private readonly drafts: NewDrafts,
    private readonly edits: EditPage,
  ) {}

  @Get('new')
  async open(
    @Query({ schema: asked }) query: z.infer<typeof asked>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const { entry, project = null, from = null, obligation } = query;
    if (obligation !== undefined) {
      await this.shown(visit, await this.drafts.beginOwed(visit, obligation));
      return;
    }
    if (entry === undefined || entry === '') {
      await this.choice.show(visit, project);
      return;
    }
    await this.shown(visit, await this.drafts.begin(visit, { entry, project, from }));
  }

  /** `do` says which button: save, submit, more rows, or the project's data. */
  @Post()
  async save(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const step = last(typed, 'do');
    if (step.startsWith('rows:') || step === 'project') {
      await this.again(visit, typed, []);
      return;
    }
    const stored = await this.drafts.store(visit.actor, typed);
    if (!stored.ok) {
      await this.again(visit, typed, stored.refusals);
      return;
    }
    const { id: item, revision } = stored.value;
    if (step !== 'submit') {
      await this.desk.go(visit, `/workbench/items/${item}/edit?saved=1`, 'CREATED');
      return;
    }
    await this.edits.submit(visit, { id: item, revision }, typed);
  }

  /** The first save in passing makes the item; its address comes back, and the form goes on there. */
  @Post('autosave')
  async autosave(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const stored = await this.drafts.store(visit.actor, typedOf(body));
    await savedAnswer(visit, stored, stored.ok ? stored.value.id : null);
  }

  private async again(visit: ReturnType<Desk['visit']>, typed: Typed, refusals: readonly Reason[]): Promise<void> {
    await this.shown(visit, await this.drafts.again(visit, typed, refusals));
  }

  private async shown(visit: ReturnType<Desk['visit']>, draft: Draft | null): Promise<void> {
    if (draft === null) throw notFound();
    await this.page.show(visit, draft);
  }
}
