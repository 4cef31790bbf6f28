import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notFound } from '../../access/refused-error.js';
import { MarkChecks } from '../../confidentiality/mark-checks.js';
import { CaseDoor, NOT_NEEDED } from '../../engine/case-door.js';
import { CaseEditor } from '../../engine/case-editor.js';
import { Desk } from '../desk.js';
import { keyOf, last, revisionOf, typedOf } from '../typed.js';
import { ItemPages } from './item-pages.js';
import { marksIn } from './marks.js';

const id = z.uuid();

/** Item by item: each element and each file is published, masked or withheld (逐项审查). */
@ApiExcludeController()
@Controller('workbench/items/:id/marks')
export class MarksController {
  constructor(
    private readonly desk: Desk,
    private readonly door: CaseDoor,
    private readonly editor: CaseEditor,
    private readonly checks: MarkChecks,
    private readonly pages: ItemPages,
  ) {}

  /** `do=rest` publishes whatever nothing was said of. */
  @Post()
  async save(
    @Param('id', { schema: id }) caseId: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const { actor } = visit;
    const typed = typedOf(body);
    const opened = await this.door.open({ actor, caseId, key: NOT_NEEDED });
    if (opened?.content !== true) throw notFound();
    const marks = marksIn(opened.facts.targets, typed, last(typed, 'do') === 'rest' ? 'publish' : null);
    const asked = { actor, caseId, revision: revisionOf(typed), key: keyOf(typed, 'MARK') };
    const saved = await this.editor.mark(asked, marks, (now) => this.checks.of(now, marks));
    if (saved.ok) {
      await this.desk.go(visit, `/workbench/items/${caseId}#marks`, 'MARK');
      return;
    }
    await this.pages.show(visit, caseId, 'text', { refusals: saved.refusals, typed, action: 'MARK' });
  }
}
