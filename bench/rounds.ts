/** What one round of actions gave. */
export interface Round {
  readonly perSecond: number;
  /** Of every single action, in milliseconds. */
  readonly latencies: readonly number[];
}

/** Keeps `atOnce` actions under way until the time is over; `act` takes the number of the lane, so that lanes share nothing. */
export async function round(atOnce: number, ms: number, act: (lane: number) => Promise<void>): Promise<Round> {
  const latencies: number[] = [];
  const start = performance.now();
  const lanes = Array.from({ length: atOnce }, async (_, lane) => {
    for (let from = performance.now(); from - start < ms;) {
      await act(lane);
      const to = performance.now();
      latencies.push(to - from);
      from = to;
    }
  });
  await Promise.all(lanes);
  return { perSecond: (latencies.length * 1000) / (performance.now() - start), latencies };
}

/** Does a fixed number of things one after the other. */
export async function series(count: number, act: (nth: number) => Promise<unknown>): Promise<Round> {
  const latencies: number[] = [];
  const start = performance.now();
  for (let nth = 0; nth < count; nth += 1) {
    const from = performance.now();
    await act(nth);
    latencies.push(performance.now() - from);
  }
  return { perSecond: (count * 1000) / (performance.now() - start), latencies };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
