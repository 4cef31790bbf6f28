import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sentenceOf, translate } from '../platform/i18n.js';
import { addressIn, localeOf, rememberLocale } from '../platform/locale-of.js';
import { Views } from '../platform/views.js';
import { requireActor } from './current-actor.js';
import { OwnPassword } from './own-password.js';
import { inOrder, statusOf } from './problem.js';
import type { Reason } from './problem.js';

const typed = z.object({
  current: z.string().max(400).default(''),
  password: z.string().max(400).default(''),
  again: z.string().max(400).default(''),
});

/** Changing one's own password: whoever got one from an administrator makes it his own here. */
@ApiExcludeController()
@Controller('workbench/password')
export class PasswordPage {
  constructor(
    private readonly own: OwnPassword,
    private readonly views: Views,
  ) {}

  @Get()
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(request, reply, [], false);
  }

  @Post()
  @HttpCode(200)
  async change(
    @Body({ schema: typed }) sent: z.infer<typeof typed>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { account } = requireActor(request);
    const wrong = sent.password === sent.again ? await this.own.change(request, account, sent) : [DIFFERENT];
    await this.show(request, reply, wrong, wrong.length === 0);
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    wrong: readonly Reason[],
    changed: boolean,
  ): Promise<void> {
    const { person, unit } = requireActor(request);
    const locale = localeOf(request);
    rememberLocale(request, reply);
    const [first, ...others] = inOrder(wrong);
    const errors =
      first === undefined
        ? []
        : [first, ...others].map((reason) => ({
            href: `#${reason.field ?? 'current'}`,
            text: sentenceOf(reason, locale),
          }));
    const page = this.views.render('workbench/password', locale, {
      title: translate(locale, 'access.change-password'),
      switchUrl: addressIn(locale === 'zh' ? 'en' : 'zh', '/workbench/password'),
      viewer: { person, unit },
      ...{ errors, changed },
    });
    const status = first === undefined ? 200 : first.kind === 'unauthenticated' ? 422 : statusOf(first.kind);
    await reply.status(status).headers({ 'cache-control': 'no-store' }).type('text/html; charset=utf-8').send(page);
  }
}

const DIFFERENT: Reason = { code: 'passwords-differ', kind: 'content', field: 'again' };
