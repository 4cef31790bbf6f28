import { Gauge, register } from 'prom-client';

/** Shown only where a replica is set; one for the process, however many applications a test boots in it. */
export class ReplicaGauges {
  private readonly isUp = gauge('gongkai_replica_up', '1 while public reads go to the replica');
  private readonly isBehind = gauge('gongkai_replica_behind_seconds', 'How old what the replica shows may be');

  up(is: boolean): void {
    this.isUp.set(is ? 1 : 0);
  }

  behind(ms: number): void {
    this.isBehind.set(ms / 1000);
  }
}

function gauge(name: string, help: string): Gauge {
  return (register.getSingleMetric(name) as Gauge | undefined) ?? new Gauge({ name, help });
}
