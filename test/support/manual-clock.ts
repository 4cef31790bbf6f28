import { Clock, SystemClock } from '../../src/platform/clock.js';

/** A working day in the morning, four days after the made-up items were formed: no term of theirs has passed, whenever the tests run. */
const TUESDAY = '2026-11-24T10:00:00+08:00';

/** Time as the test tells it. */
export class ManualClock extends Clock {
  constructor(private instant: Date = new Date(TUESDAY)) {
    super();
  }

  /** It begins with the machine's time, for tests with somebody outside who compares the time of a message with his own. */
  static ofTheMachine(): ManualClock {
    return new ManualClock(new SystemClock().now());
  }

  override now(): Date {
    return new Date(this.instant);
  }

  advance(ms: number): void {
    this.instant = new Date(this.instant.getTime() + ms);
  }
}
