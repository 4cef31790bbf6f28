import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { requireRole } from '../../access/current-actor.js';
import { requestProblem } from '../../access/request-problem.js';
import { Registering } from '../../intake/registering.js';
import { uploadOf, type Upload } from '../../items/upload.js';
import { Desk } from '../desk.js';
import { typedOf } from '../typed.js';
import { RegisterForm } from './register-form.js';

/** 登记来文: a text that came by mail, on a medium, by fax, on paper or is typed in. When it came is the machine's to say. */
@ApiExcludeController()
@Controller('workbench/intake')
export class RegisterPage {
  constructor(
    private readonly desk: Desk,
    private readonly form: RegisterForm,
    private readonly registering: Registering,
  ) {}

  @Get('new')
  async open(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    requireRole(request, 'drafter', 'clerk');
    await this.form.show(this.desk.visit(request, reply), new Map(), []);
  }

  @Post()
  async register(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    requireRole(request, 'drafter', 'clerk');
    const visit = this.desk.visit(request, reply);
    const sent = await readForm(request);
    const typed = typedOf(sent.fields);
    const read = this.form.read(typed, sent.file);
    if (!read.ok) {
      await this.form.show(visit, typed, read.refusals);
      return;
    }
    const { mode, notice, key } = read.value;
    const registered = await this.registering.register(visit.actor, mode, notice, key);
    if (registered.ok) await this.desk.go(visit, `/workbench/items/${registered.value.id}`, 'RECEIVED');
    else await this.form.show(visit, typed, registered.refusals);
  }
}

/** The form, with its file where there is one: what came on paper may have none. */
async function readForm(request: FastifyRequest): Promise<{ fields: Upload['fields']; file: Upload | null }> {
  const fields: Record<string, string> = {};
  try {
    const file = await uploadOf(request, fields);
    return { fields: file.fields, file };
  } catch (error) {
    if (requestProblem(error)?.refusals[0]?.code !== 'file-missing') throw error;
    return { fields, file: null };
  }
}
