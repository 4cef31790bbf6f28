import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../domain/actor.js';
import { requireActor } from './current-actor.js';
import type { Reason } from './problem.js';
import { RefusedError } from './refused-error.js';

/**
 * What a request says about itself beside its body. Made with the arguments of a handler, so that malformed headers are 400
 * together with malformed bodies; `actor()` is called in the handler's first line, so that 401 comes after every 400.
 */
export interface Asking {
  /** The revision of `If-Match: "<int>"` (RFC 9110 §13.1.1); null when absent: the engine answers 428. */
  readonly revision: number | null;
  /** The `Idempotency-Key`, 1 to 200 visible signs; null when absent. */
  readonly key: string | null;
  /** Who asks, or the answer 401. */
  actor(): Actor;
}

export const Ask = createParamDecorator((_: unknown, context: ExecutionContext): Asking => {
  return askingOf(context.switchToHttp().getRequest<FastifyRequest>());
});

export function askingOf(request: Pick<FastifyRequest, 'headers' | 'actor'>): Asking {
  const ifMatch = request.headers['if-match'];
  const key = request.headers['idempotency-key'];
  const wrong = [...judgeIfMatch(ifMatch), ...judgeKey(key)];
  if (wrong.length > 0) throw new RefusedError(wrong);
  return {
    revision: ifMatch === undefined ? null : Number(ifMatch.slice(1, -1)),
    key: typeof key === 'string' ? key : null,
    actor: () => requireActor(request),
  };
}

/** Only the strong tag this system gives: a weak one cannot guard a change, `*` would guard nothing. */
function judgeIfMatch(header: string | undefined): readonly Reason[] {
  if (header === undefined || /^"[1-9]\d{0,8}"$/.test(header)) return [];
  return [{ code: 'if-match-malformed', kind: 'malformed', field: 'If-Match' }];
}

function judgeKey(header: string | readonly string[] | undefined): readonly Reason[] {
  if (header === undefined || (typeof header === 'string' && /^[\x21-\x7e]{1,200}$/.test(header))) return [];
  return [{ code: 'idempotency-key-malformed', kind: 'malformed', field: 'Idempotency-Key' }];
}
