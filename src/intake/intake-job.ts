import { Injectable } from '@nestjs/common';
import { EXCHANGED } from '../domain/lifecycle/disclosure/intake.js';
import { Clock } from '../platform/clock.js';
import type { Job } from '../worker/job.js';
import { Exchange } from './exchange.js';
import { IntakeStore } from './intake-store.js';
import { Registering } from './registering.js';

/** A minute: longer than any dealing takes, and little of twelve hours. */
const CUT_OFF_MS = 60_000;

/** Deals with what had arrived when a process died: nothing that was received is lost. */
@Injectable()
export class IntakeJob implements Job {
  readonly name = 'intake';
  readonly everyMs = 30_000;

  constructor(
    private readonly store: IntakeStore,
    private readonly exchange: Exchange,
    private readonly registering: Registering,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - CUT_OFF_MS);
    const rows = await this.store.unanswered(before, 20);
    for (const row of rows) {
      if (row.mode === EXCHANGED) await this.exchange.deal(row);
      else await this.registering.deal(row);
    }
    return rows.length;
  }
}
