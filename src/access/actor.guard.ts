import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../domain/actor.js';
import { Clock } from '../platform/clock.js';
import { SETTINGS } from '../platform/settings.js';
import type { Settings } from '../platform/settings.js';
import { bearerOf } from './bearer.js';
import { readCookie, SESSION_COOKIE } from './cookie.js';
import { SessionStore } from './session-store.js';
import type { Identity } from './session-store.js';
import { TokenStore } from './token-store.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null when nobody is signed in. Set by the guard for every route. */
    actor?: Actor | null;
  }
}

/** Attaches who asks; refuses nobody: a malformed request is told so before it is asked for a sign-in (order of answers). */
@Injectable()
export class ActorGuard implements CanActivate {
  constructor(
    private readonly sessions: SessionStore,
    private readonly tokens: TokenStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const identity = await this.identify(request);
    request.actor = identity?.actor ?? null;
    return true;
  }

  /** The bearer's identity when a program asks, else the cookie's; demo accounts are nobody in production. */
  private async identify({ headers }: FastifyRequest): Promise<Identity | null> {
    const identity = await this.lookUp(bearerOf(headers.authorization), readCookie(headers.cookie, SESSION_COOKIE));
    return identity?.demo === true && this.settings.production ? null : identity;
  }

  private async lookUp(bearer: string | null, session: string | null): Promise<Identity | null> {
    const now = this.clock.now();
    if (bearer !== null) return await this.tokens.identify(bearer, now);
    return session === null ? null : await this.sessions.identify(session, now);
  }
}
