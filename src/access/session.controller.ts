import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ROLES } from '../domain/actor.js';
import type { Actor } from '../domain/actor.js';
import { requireActor } from './current-actor.js';
import { RefusedError } from './refused-error.js';
import { presentedSession, SessionCookies } from './session-cookies.js';
import { SessionStore } from './session-store.js';
import { SignIn } from './sign-in.js';

const claim = z
  .object({ account: z.string().min(1).max(200), password: z.string().min(1).max(400) })
  .meta({ id: 'SignIn' });
const session = z
  .object({ account: z.string(), person: z.string(), unit: z.string(), roles: z.array(z.enum(ROLES)) })
  .meta({ id: 'Session' });

/** Signing in and out for programs that keep a cookie. */
@ApiTags('session')
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: SessionStore,
    private readonly cookies: SessionCookies,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Sign in; the answer sets the session cookie' })
  @ApiCreatedResponse({ standardSchema: session })
  async open(
    @Body({ schema: claim }) body: z.infer<typeof claim>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Actor> {
    const signedIn = await this.signIn.open({ ...body, address: request.ip }, presentedSession(request));
    if (!signedIn.ok) throw new RefusedError([signedIn.reason], signedIn.headers);
    this.cookies.give(reply, signedIn.secret);
    return sessionOf(signedIn.account);
  }

  @Get()
  @ApiOperation({ summary: 'Who is signed in' })
  @ApiOkResponse({ standardSchema: session })
  show(@Req() request: FastifyRequest): Actor {
    return sessionOf(requireActor(request));
  }

  @Delete()
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign out' })
  @ApiNoContentResponse()
  async close(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const secret = presentedSession(request);
    if (secret !== null) await this.sessions.close(secret);
    this.cookies.take(reply);
  }
}

const sessionOf = ({ account, person, unit, roles }: Actor): Actor => ({ account, person, unit, roles });
