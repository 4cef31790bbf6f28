import { Clock, SystemClock } from '../../src/platform/clock.js';

/** Time as the test tells it; it begins with the real time, because receivers of signed messages compare with theirs. */
export class ManualClock extends Clock {
  constructor(private instant: Date = new SystemClock().now()) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  advance(ms: number): void {
    this.instant = new Date(this.instant.getTime() + ms);
  }
}
