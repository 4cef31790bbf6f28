/** What one round of actions gave. */
export interface Round {
  readonly perSecond: number;
  /** Of every single action, in milliseconds. */
  readonly latencies: readonly number[];
  /** Processor time of this process for one action, in milliseconds: the server's own comes on top. */
  readonly cpu: number;
}

/** Keeps `atOnce` actions under way until the time is over; `act` takes the number of the lane, so that lanes share nothing. */
export async function round(
  atOnce: number,
  ms: number,
  act: (lane: number, atOnce: number) => Promise<void>,
): Promise<Round> {
  const latencies: number[] = [];
  const [start, used] = [performance.now(), process.cpuUsage()];
  const lanes = Array.from({ length: atOnce }, async (_, lane) => {
    for (let from = performance.now(); from - start < ms;) {
      await act(lane, atOnce);
      const to = performance.now();
      latencies.push(to - from);
      from = to;
    }
  });
  await Promise.all(lanes);
  return told(latencies, start, used);
}

/** Does a fixed number of things one after the other. */
export async function series(count: number, act: (nth: number) => Promise<unknown>): Promise<Round> {
  const latencies: number[] = [];
  const [start, used] = [performance.now(), process.cpuUsage()];
  for (let nth = 0; nth < count; nth += 1) {
    const from = performance.now();
    await act(nth);
    latencies.push(performance.now() - from);
  }
  return told(latencies, start, used);
}

function told(latencies: readonly number[], start: number, used: NodeJS.CpuUsage): Round {
  const { user, system } = process.cpuUsage(used);
  const perSecond = (latencies.length * 1000) / (performance.now() - start);
  return { perSecond, latencies, cpu: (user + system) / 1000 / latencies.length };
}

/** Each contestant once a round, turn by turn, so that what else the machine does falls on all of them alike. */
export async function inTurns<T>(rounds: number, contestants: readonly (() => Promise<T>)[]): Promise<T[][]> {
  const results: T[][] = contestants.map(() => []);
  for (let nth = 0; nth < rounds; nth += 1)
    for (const [at, contestant] of contestants.entries()) results[at]!.push(await contestant());
  return results;
}

/** The median of the rounds' own ratios: a slow moment falls on both of a round. */
export const medianRatio = (values: readonly number[], yardsticks: readonly number[]): number =>
  median(values.map((value, nth) => value / yardsticks[nth]!));

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
