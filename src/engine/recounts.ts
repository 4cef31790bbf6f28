import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { SYSTEM } from '../domain/actor.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { accepted, refused, type Outcome } from '../domain/refusal.js';
import { ActWrites } from './act-writes.js';
import { CaseClocks } from './case-clocks.js';
import { CaseDoor, NOT_NEEDED, type Ask, type Opened, type Planned } from './case-door.js';
import { RecountStore } from './recount-store.js';

export interface Recounted {
  readonly moved: readonly {
    readonly rule: string;
    readonly text: string;
    readonly from: string;
    readonly to: string | null;
  }[];
}

const ASK = { actor: SYSTEM, action: 'RECOUNT', input: {}, revision: NOT_NEEDED, key: NOT_NEEDED } as const;
const ATTEMPTS = 5;

/** Counts the open clocks of a case anew after the calendar changed. A date that moves is an act of the system, on the trail. */
@Injectable()
export class Recounts {
  constructor(
    private readonly door: CaseDoor,
    private readonly acts: ActWrites,
    private readonly clocks: CaseClocks,
    private readonly store: RecountStore,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** Where no date moves, the stored clocks are brought up to the calendar and nothing is said. */
  async recount(caseId: string): Promise<Outcome<Recounted>> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const opened = await this.door.open({ ...ASK, caseId });
      if (opened === null) return refused([{ code: 'not-found', kind: 'missing' }]);
      if (this.moved(opened).length > 0) return await this.act(caseId);
      if (await this.store.bringUp(opened.row, this.fresh(opened))) return accepted({ moved: [] });
    }
    return refused([{ code: 'busy', kind: 'stale' }]);
  }

  private async act(caseId: string): Promise<Outcome<Recounted>> {
    return await this.door.pass<Recounted>({ ...ASK, caseId }, (opened): Outcome<Planned<Recounted>> => {
      const moved = this.moved(opened);
      const ask: Ask = { ...ASK, caseId, input: { moved, calendar: this.jurisdiction.calendar.version } };
      const unauthorised = this.acts.refusals(opened, ask);
      if (unauthorised.length > 0) return refused(unauthorised);
      const { writes } = this.acts.of(opened, ask, { quiet: true });
      return accepted({ writes, answer: { moved } });
    });
  }

  private fresh = ({ row, now }: Opened) => this.clocks.writes(row, row, ASK.action, now);

  /** Against what is stored: that is what people were told. */
  private moved({ row, now }: Opened): Recounted['moved'] {
    const clocks = new Map(this.clocks.of(row, now).map((clock) => [clock.rule, clock]));
    return row.clocks.flatMap(({ rule, due, done_at }) => {
      const clock = clocks.get(rule);
      if (clock === undefined || due === null || done_at !== null || clock.due === due) return [];
      return [{ rule, text: clock.text, from: due, to: clock.due }];
    });
  }
}
