import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS } from '../platform/settings.js';
import type { Settings } from '../platform/settings.js';
import { readCookie, SESSION_COOKIE, sessionCookie } from './cookie.js';
import { SESSION_HOURS } from './session-store.js';

/** Gives a browser its session and takes it back. */
@Injectable()
export class SessionCookies {
  private readonly secure: boolean;

  constructor(@Inject(SETTINGS) { publicUrl }: Settings) {
    this.secure = publicUrl?.startsWith('https://') ?? false;
  }

  give(reply: FastifyReply, secret: string): void {
    void reply.header('set-cookie', sessionCookie(secret, SESSION_HOURS * 3600, this.secure));
  }

  take(reply: FastifyReply): void {
    void reply.header('set-cookie', sessionCookie('', 0, this.secure));
  }
}

/** The secret the browser came with, or null. */
export const presentedSession = ({ headers }: FastifyRequest): string | null =>
  readCookie(headers.cookie, SESSION_COOKIE);
