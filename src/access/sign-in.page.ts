import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { sentenceOf, translate } from '../platform/i18n.js';
import { addressIn, localeOf, rememberLocale } from '../platform/locale-of.js';
import { Views } from '../platform/views.js';
import { DEMO_PASSWORD, DemoAccounts } from './demo-accounts.js';
import { statusOf } from './problem.js';
import type { Reason } from './problem.js';
import { presentedSession, SessionCookies } from './session-cookies.js';
import { SessionStore } from './session-store.js';
import { SignIn } from './sign-in.js';
import type { SignedIn } from './sign-in.js';

const typed = z.object({
  account: z.string().trim().max(200).default(''),
  password: z.string().max(400).default(''),
  next: z.string().default(''),
});
const asked = z.object({ account: z.string().max(200).default(''), next: z.string().default('') });
type Typed = z.infer<typeof typed>;
type Asked = z.infer<typeof asked>;

/** Signing in and out by hand; works without JavaScript. */
@ApiExcludeController()
@Controller('workbench')
export class SignInPage {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: SessionStore,
    private readonly cookies: SessionCookies,
    private readonly demo: DemoAccounts,
    private readonly views: Views,
  ) {}

  @Get('sign-in')
  async form(
    @Query({ schema: asked }) query: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    rememberLocale(request, reply);
    if (request.actor) await reply.redirect(safeAddress(query.next), 303);
    else await this.show(query, null, request, reply);
  }

  @Post('sign-in')
  async open(
    @Body({ schema: typed }) body: Typed,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const signedIn = await this.tryTo(body, request);
    if (!signedIn.ok) {
      await this.show(body, signedIn.reason, request, reply);
      return;
    }
    this.cookies.give(reply, signedIn.secret);
    await reply.redirect(safeAddress(body.next), 303);
  }

  @Post('sign-out')
  async close(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const secret = presentedSession(request);
    if (secret !== null) await this.sessions.close(secret);
    this.cookies.take(reply);
    await reply.redirect('/workbench/sign-in', 303);
  }

  private async tryTo({ account, password }: Typed, request: FastifyRequest): Promise<SignedIn> {
    if (account === '' || password === '') return { ok: false, reason: INCOMPLETE, headers: {} };
    return await this.signIn.open({ account, password, address: request.ip }, presentedSession(request));
  }

  /** The account typed stays; the password never comes back. */
  private async show(
    { account, next }: Asked,
    wrong: Reason | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const locale = localeOf(request);
    const page = this.views.render('workbench/sign-in', locale, {
      title: translate(locale, 'access.sign-in'),
      switchUrl: addressIn(
        locale === 'zh' ? 'en' : 'zh',
        request.method === 'GET' ? request.url : '/workbench/sign-in',
      ),
      account,
      next: safeAddress(next),
      problem: wrong === null ? null : sentenceOf(wrong, locale),
      demoPassword: DEMO_PASSWORD,
      demoAccounts: await this.demo.offered(),
    });
    const status = wrong === null ? 200 : statusOf(wrong.kind);
    await reply.status(status).headers({ 'cache-control': 'no-store' }).type('text/html; charset=utf-8').send(page);
  }
}

const INCOMPLETE: Reason = { code: 'sign-in-incomplete', kind: 'content' };

/** Only addresses of this installation are gone to after signing in. */
export function safeAddress(next: string): string {
  const here = 'http://here.invalid';
  if (!next.startsWith('/') || !URL.canParse(next, here)) return '/workbench';
  const { origin, pathname, search } = new URL(next, here);
  const elsewhere = origin !== here || pathname.startsWith('//'); // `/.//site` is resolved to `//site`, which a browser takes for a host
  return elsewhere ? '/workbench' : pathname + search;
}
