import { Clock } from '../platform/clock.js';

/** Time in the demonstration's past: it stands where the player puts it. */
export class DemoClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  override now(): Date {
    return new Date(this.instant);
  }

  moveTo(instant: Date): void {
    this.instant = instant;
  }
}
