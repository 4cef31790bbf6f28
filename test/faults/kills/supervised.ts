import { setTimeout as pause } from 'node:timers/promises';
import { lives } from '../../support/data-folder.js';
import { RealProcess } from '../../support/process.js';
import { DatabaseProxy } from './database-proxy.js';
import type { Point } from './points.js';

/** One of the house's processes, started again whenever it ends, as systemd or a container engine would. */
export class Supervised {
  /** How often it was killed at each point, and at any moment. */
  readonly killed = new Map<string, number>();
  private process: RealProcess | null = null;
  private keeping = true;
  private ended: Promise<void> = Promise.resolve();

  private constructor(
    readonly name: string,
    readonly role: 'web' | 'worker',
    readonly proxy: DatabaseProxy,
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  static async start(
    { name, role, upstream }: { name: string; role: 'web' | 'worker'; upstream: () => string },
    env: (proxy: DatabaseProxy) => NodeJS.ProcessEnv,
  ): Promise<Supervised> {
    const proxy = await DatabaseProxy.open(upstream);
    const supervised = new Supervised(name, role, proxy, { ROLE: role, ...env(proxy) });
    supervised.ended = supervised.keep();
    await supervised.up();
    return supervised;
  }

  /** Resolves when it is ready, be it after another start. */
  async up(): Promise<void> {
    while (this.keeping) {
      const { process } = this;
      if (process !== null && !process.ended && /^ready in/m.test(process.output)) return;
      await pause(20);
    }
  }

  /** Kills it at the point, when it comes there in time: whether it did. */
  async killAt(point: Point, patienceMs: number): Promise<boolean> {
    await this.up();
    const { process } = this;
    if (process === null) return false;
    const reached = new Promise<boolean>((resolve) => {
      this.proxy.arm(point, () => {
        this.strike(process, point);
        resolve(true);
      });
    });
    const came = await Promise.race([reached, pause(patienceMs, false), process.exited.then(() => false)]);
    if (!came) this.proxy.disarm();
    return came;
  }

  /** Whatever it is doing. */
  kill(): void {
    if (this.process !== null) this.strike(this.process, 'at-random');
  }

  /** Stops it, so that it seems dead, and lets it go on. */
  async asleep(ms: number): Promise<void> {
    await this.up();
    const { process } = this;
    if (process === null || process.ended) return;
    globalThis.process.kill(process.pid, 'SIGSTOP');
    await pause(ms);
    if (lives(process.pid)) globalThis.process.kill(process.pid, 'SIGCONT');
  }

  async stop(): Promise<void> {
    this.keeping = false;
    await this.process?.stop('SIGTERM');
    await this.ended;
    await this.proxy.close();
  }

  private strike(process: RealProcess, point: string): void {
    if (process.ended || this.process !== process) return;
    this.process = null; // it is gone from now on, whenever the system says so
    globalThis.process.kill(process.pid, 'SIGKILL');
    this.killed.set(point, (this.killed.get(point) ?? 0) + 1);
  }

  private async keep(): Promise<void> {
    const started = await RealProcess.start('main.js', this.env);
    this.process = started;
    await started.exited;
    if (this.keeping) await this.keep();
  }
}
