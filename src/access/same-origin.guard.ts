import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SETTINGS } from '../platform/settings.js';
import type { Settings } from '../platform/settings.js';
import { RefusedError } from './refused-error.js';
import { comesFromHere } from './same-origin.js';

/** Refuses changes that another site's page makes a browser ask for. */
@Injectable()
export class SameOriginGuard implements CanActivate {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { method, url, headers } = request;
    if (comesFromHere({ method, path: url, headers, own: this.ownOrigins(request) })) return true;
    throw new RefusedError([{ code: 'cross-origin', kind: 'authority' }]);
  }

  private ownOrigins({ protocol, host }: FastifyRequest): string[] {
    const { publicUrl } = this.settings;
    return [`${protocol}://${host}`, ...(publicUrl === null ? [] : [new URL(publicUrl).origin])];
  }
}
