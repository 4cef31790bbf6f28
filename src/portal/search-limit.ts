import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RefusedError } from '../access/refused-error.js';
import { Clock } from '../platform/clock.js';

const WINDOW_MS = 60_000;
export const SEARCHES_A_MINUTE = 60;
const MOST_ADDRESSES = 20_000;

interface Tally {
  searches: number;
  readonly until: number;
}

/** Searches per address and minute, in the memory of each web process; lists without words are not counted. */
@Injectable()
export class SearchLimit implements CanActivate {
  private readonly tallies = new Map<string, Tally>();

  constructor(private readonly clock: Clock) {}

  canActivate(context: ExecutionContext): boolean {
    const { ip, query } = context.switchToHttp().getRequest<FastifyRequest<{ Querystring: { q?: unknown } }>>();
    if (query.q === undefined || query.q === '') return true;
    const now = this.clock.now().getTime();
    const tally = this.tallyOf(ip, now);
    tally.searches += 1;
    if (tally.searches <= SEARCHES_A_MINUTE) return true;
    const seconds = Math.ceil((tally.until - now) / 1000);
    throw new RefusedError([{ code: 'too-often', kind: 'too-often' }], { 'retry-after': String(seconds) });
  }

  private tallyOf(address: string, now: number): Tally {
    const known = this.tallies.get(address);
    if (known !== undefined && known.until > now) return known;
    if (this.tallies.size >= MOST_ADDRESSES) this.forgetOld(now);
    const fresh = { searches: 0, until: now + WINDOW_MS };
    this.tallies.set(address, fresh);
    return fresh;
  }

  private forgetOld(now: number): void {
    for (const [address, tally] of this.tallies) if (tally.until <= now) this.tallies.delete(address);
    if (this.tallies.size >= MOST_ADDRESSES) this.tallies.clear();
  }
}
