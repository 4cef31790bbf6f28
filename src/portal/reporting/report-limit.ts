import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RefusedError } from '../../access/refused-error.js';
import { Clock } from '../../platform/clock.js';
import { Tallies } from '../tallies.js';

export const REPORTS_A_MINUTE = 5;

/** Reports per address and minute: each one wakes people. */
@Injectable()
export class ReportLimit implements CanActivate {
  private readonly tallies = new Tallies(REPORTS_A_MINUTE);

  constructor(private readonly clock: Clock) {}

  canActivate(context: ExecutionContext): boolean {
    const { ip } = context.switchToHttp().getRequest<FastifyRequest>();
    const wait = this.tallies.count(ip, this.clock.now().getTime());
    if (wait === null) return true;
    throw new RefusedError([{ code: 'too-often', kind: 'too-often' }], { 'retry-after': String(wait) });
  }
}
