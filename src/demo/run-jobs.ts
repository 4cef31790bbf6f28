import type { Job } from '../worker/job.js';

/** What the clock brings about, by the worker's own jobs. */
const JOBS: Readonly<Record<string, RegExp>> = {
  CLOCK: /^timers$/,
  DELIVER: /^(deliver:|report-deliveries)/,
  SEAL: /^(split-notices|audit-sequencer)$/,
};

/** Runs the jobs of one kind until nothing is left for them. */
export async function runJobs(jobs: readonly Job[], kind: string): Promise<void> {
  const named = jobs.filter(({ name }) => JOBS[kind]?.test(name));
  for (const job of named) while ((await job.run()) > 0);
}
