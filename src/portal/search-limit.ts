import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RefusedError } from '../access/refused-error.js';
import { Clock } from '../platform/clock.js';
import { Tallies } from './tallies.js';

export const SEARCHES_A_MINUTE = 60;

/** Searches per address and minute, in the memory of each web process; lists without words are not counted. */
@Injectable()
export class SearchLimit implements CanActivate {
  private readonly tallies = new Tallies(SEARCHES_A_MINUTE);

  constructor(private readonly clock: Clock) {}

  canActivate(context: ExecutionContext): boolean {
    const { ip, query } = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: { q?: unknown } }>>();
    if (query.q === undefined || query.q === '') return true;
    const wait = this.tallies.count(ip, this.clock.now().getTime());
    if (wait === null) return true;
    throw new RefusedError([{ code: 'too-often', kind: 'too-often' }], { 'retry-after': String(wait) });
  }
}
