/** Long enough for a delivery under way (its own timeout is shorter) and for PostgreSQL's shutdown. */
const LONGEST_STOP_MS = 40_000;

type Step = () => Promise<void>;

/**
 * The life of one process: what was started is stopped in the reverse order, once, however often it is asked. Ctrl-C in
 * a terminal reaches npm, its shell and this process at once, and npm passes it on again.
 */
export class ProcessLife {
  private readonly steps: Step[] = [];
  private ending = false;

  constructor(private readonly say: (line: string) => void) {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void this.end(0));
  }

  onEnd(step: Step): void {
    this.steps.unshift(step);
  }

  /** Something the process cannot live without is gone. */
  fail(reason: string): void {
    this.say(reason);
    void this.end(1);
  }

  async end(code: number): Promise<void> {
    if (this.ending) return;
    this.ending = true;
    setTimeout(() => {
      this.say('stopping took too long: leaving as it is; the next start recovers');
      process.exit(1);
    }, LONGEST_STOP_MS).unref();
    let result = code;
    for (const step of this.steps) result = (await attempt(step, this.say)) ? result : 1;
    process.exit(result);
  }
}

async function attempt(step: Step, say: (line: string) => void): Promise<boolean> {
  try {
    await step();
    return true;
  } catch (cause) {
    say(`while stopping: ${String(cause)}`);
    return false;
  }
}
