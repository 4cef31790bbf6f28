interface Observation {
  readonly position: number;
  readonly at: number;
}

/**
 * How far a replica is behind, measured without comparing clocks: where the primary's log ended at an instant of ours, and how far the
 * replica has come since. An idle primary makes no replica look late, and a replica cut off from its primary does.
 */
export class Staleness {
  private seen: Observation[] = [];

  /** Beyond `boundMs` it does not matter how far. */
  constructor(private readonly boundMs: number) {}

  /** The primary's log ended there, at that instant in milliseconds. */
  saw(position: number, at: number): void {
    this.seen = [...this.seen.filter((each) => at - each.at <= this.boundMs), { position, at }];
  }

  /** Milliseconds since the newest end of the log that the replica has reached; Infinity when it lies beyond the bound. */
  at(replayed: number, now: number): number {
    const reached = this.seen.findLast((each) => each.position <= replayed);
    return reached === undefined ? Infinity : now - reached.at;
  }
}
