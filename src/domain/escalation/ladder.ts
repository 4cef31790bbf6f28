/** Whom a rung is told: who holds an open task, who drafted, the unit's head (else its approvers), the seats of the city. */
export type Audience = 'holders' | 'drafters' | 'head' | 'office' | 'supervision';

export interface Rung {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Working days (or hours) from the end of the period: negative before, 0 on the day, positive once it is late. */
  readonly at: number;
  readonly to: readonly Audience[];
  /** Also by mail at once, not only in the house. */
  readonly mail: boolean;
  /** What the law needs: nobody switches that mail off. */
  readonly required: boolean;
  readonly proposes?: 'supervision-order';
}

/** escalation.yaml of a jurisdiction, lowest rung first. Times are HH:MM in Asia/Shanghai. */
export interface Ladder {
  readonly workingHours: readonly { readonly from: string; readonly to: string }[];
  readonly digestAt: string;
  readonly days: readonly Rung[];
  readonly hours: readonly Rung[];
}
