import { Injectable } from '@nestjs/common';
import { Allowances } from '../../confidentiality/allowances.js';
import { FindDecisions } from '../../confidentiality/find-decisions.js';
import type { FindVerdict } from '../../domain/screening/find-decision.js';
import type { Opened } from '../../engine/case-door.js';
import type { DecidedFind } from '../../engine/case-finds.js';

/** A find with the person behind what was decided of it, also where the unit's allow-list decided. */
export interface PaperFind extends DecidedFind {
  readonly decided: Decided | null;
}

interface Decided {
  readonly decision: FindVerdict;
  readonly reason?: string | undefined;
  readonly by: string;
  readonly standingFor?: string | undefined;
  readonly at: string;
  readonly allowed: boolean;
}

/** The finds of an item as its papers show them, at any time: long after the review the allow-list may read otherwise. */
@Injectable()
export class PaperFinds {
  constructor(
    private readonly decisions: FindDecisions,
    private readonly allowances: Allowances,
  ) {}

  /** `judgedAt`: when the review was concluded; what the unit says of the same words later is nothing to it. */
  async of(opened: Opened, judgedAt: Date): Promise<PaperFind[]> {
    const { row } = opened;
    const finds = this.decisions.of(opened);
    const open = finds.filter(({ id }) => !row.decisions.some((each) => each.find === id));
    const allowed = await this.allowances.inForce(row.unit, open, judgedAt);
    return finds.map((find) => {
      const own = row.decisions.find((each) => each.find === find.id);
      if (own !== undefined) return { ...find, decided: { ...own, allowed: false } };
      const said = allowed.find(({ detector, digest }) => detector === find.detector && digest === find.digest);
      if (said === undefined || find.severity === 'block') return { ...find, decision: null, decided: null };
      const at = said.saidAt.toISOString();
      const decided = { decision: 'not-a-find' as const, by: said.saidBy, at, allowed: true };
      return { ...find, decision: decided, decided: { ...decided, reason: said.reason ?? undefined } };
    });
  }
}
