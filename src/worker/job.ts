/**
 * Work that finds itself in the rows (invariant 12): it can run twice, in two processes, and a lost run is made up for by the next.
 * `run` answers how much it did; it is called again at once while that is more than 0, else after `everyMs` milliseconds.
 */
export interface Job {
  readonly name: string;
  readonly everyMs: number;
  run(): Promise<number>;
}
