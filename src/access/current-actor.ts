import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor, Role } from '../domain/actor.js';
import { RefusedError } from './refused-error.js';

/** Who asks, or null: `@CurrentActor() actor: Actor | null`. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor | null => {
  return context.switchToHttp().getRequest<FastifyRequest>().actor ?? null;
});

/** The signed-in person or program, or the answer 401. */
export function requireActor({ actor }: Pick<FastifyRequest, 'actor'>): Actor {
  if (actor === null || actor === undefined)
    throw new RefusedError([{ code: 'sign-in-needed', kind: 'unauthenticated' }]);
  return actor;
}

/** Silence means no: the actor, provided one of the roles is theirs; else 403 naming what is needed. */
export function requireRole(request: Pick<FastifyRequest, 'actor'>, ...roles: readonly Role[]): Actor {
  const actor = requireActor(request);
  if (roles.some((role) => actor.roles.includes(role))) return actor;
  throw new RefusedError([{ code: 'role-needed', kind: 'authority', params: { roles: roles.join(', ') } }]);
}
