import { Body, Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Reason } from '../../access/problem.js';
import { NOT_NEEDED, type Asked } from '../../engine/case-door.js';
import { CaseEditor } from '../../engine/case-editor.js';
import { Desk } from '../desk.js';
import { last, typedOf } from '../typed.js';
import { ItemPages } from './item-pages.js';

const id = z.uuid();
const LONGEST = 4000;

/** A word between colleagues. */
@ApiExcludeController()
@Controller('workbench/items/:id/comments')
export class CommentsPage {
  constructor(
    private readonly desk: Desk,
    private readonly editor: CaseEditor,
    private readonly pages: ItemPages,
  ) {}

  @Post()
  async add(
    @Param('id', { schema: id }) caseId: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = this.desk.visit(request, reply);
    const typed = typedOf(body);
    const text = last(typed, 'text');
    const wrong = unusable(text);
    const asked: Asked = { actor: visit.actor, caseId, revision: NOT_NEEDED, key: NOT_NEEDED };
    const added = wrong === null ? await this.editor.comment(asked, text) : { ok: false as const, refusals: [wrong] };
    if (added.ok) {
      await this.desk.go(visit, `/workbench/items/${caseId}/comments`, 'COMMENT');
      return;
    }
    await this.pages.show(visit, caseId, 'comments', { refusals: added.refusals, typed, action: 'COMMENT' });
  }
}

function unusable(text: string): Reason | null {
  if (text === '') return { code: 'form-required', kind: 'content', field: 'text', params: { field: 'text' } };
  return text.length > LONGEST
    ? { code: 'form-too-long', kind: 'content', field: 'text', params: { field: 'text', most: LONGEST } }
    : null;
}
