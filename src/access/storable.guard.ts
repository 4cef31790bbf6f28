import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Reason } from './problem.js';
import { isStorable } from '../platform/storable.js';
import { RefusedError } from './refused-error.js';

/** Deeper than any form of ours; without a bound the nesting alone exhausts the stack of whoever walks it. */
const DEEPEST = 32;

/** Refuses text that cannot be kept, before anything else looks at the request: it is 400 wherever the text stands. */
@Injectable()
export class StorableGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { body, query, params } = context.switchToHttp().getRequest<FastifyRequest>();
    const wrong = [...unstorable(body, ''), ...unstorable(query, ''), ...unstorable(params, '')];
    if (wrong.length > 0) throw new RefusedError(wrong);
    return true;
  }
}

/** The first place, by path, that cannot be kept; empty when all can. */
export function unstorable(value: unknown, path: string, depth = 0): readonly Reason[] {
  if (typeof value === 'string') return isStorable(value) ? [] : [reason('text-unstorable', path)];
  if (typeof value !== 'object' || value === null || Buffer.isBuffer(value)) return [];
  if (depth === DEEPEST) return [reason('nested-too-deep', path)];
  for (const [name, below] of Object.entries(value)) {
    const at = path === '' ? name : `${path}.${name}`;
    const wrong = isStorable(name) ? unstorable(below, at, depth + 1) : [reason('text-unstorable', path)];
    if (wrong.length > 0) return wrong;
  }
  return [];
}

function reason(code: string, path: string): Reason {
  const params = { field: path === '' ? 'body' : path };
  return { code, kind: 'malformed', params, ...(path === '' ? {} : { field: path }) };
}
