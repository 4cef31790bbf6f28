import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot } from '../../src/platform/project-root.js';

/** A real process of the built application, with what it printed. */
export class RealProcess {
  readonly exited: Promise<number | null>;
  output = '';

  private constructor(private readonly child: ChildProcess) {
    const collect = (chunk: Buffer) => (this.output += chunk.toString());
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    this.exited = new Promise((resolve) => child.once('close', resolve));
  }

  /** `command` is for example `main.js` or `commands/db.js`; `as` runs it as another user. */
  static async start(command: string, env: NodeJS.ProcessEnv, options: StartOptions = {}): Promise<RealProcess> {
    await built();
    const root = options.root ?? projectRoot();
    const identity = options.as === undefined ? {} : { uid: options.as, gid: options.as };
    const child = spawn(process.execPath, [join(root, 'dist', command), ...(options.args ?? [])], {
      cwd: '/',
      env: { PATH: process.env.PATH, PORT: '0', DEMO: 'false', ...env },
      ...identity,
    });
    return new RealProcess(child);
  }

  get pid(): number {
    return this.child.pid ?? -1;
  }

  /** Waits until it has printed something that matches, and gives the first group back. */
  async printed(pattern: RegExp): Promise<string> {
    for (;;) {
      const match = pattern.exec(this.output);
      if (match !== null) return match[1] ?? match[0];
      if (this.ended) throw new Error(`it ended before it said ${String(pattern)}:\n${this.output}`);
      await pause(20);
    }
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  async ready(): Promise<void> {
    await this.printed(/^ready in/m);
  }

  /** Where the application listens, once it is ready. */
  async address(): Promise<string> {
    await this.ready();
    return await this.printed(/^address +(\S+)/m);
  }

  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    this.child.kill(signal);
    return await this.exited;
  }
}

export interface StartOptions {
  readonly args?: readonly string[];
  readonly as?: number;
  readonly root?: string;
}

/** Asks again until it is so; the test's own time limit ends it otherwise. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(20);
}

/** Builds once per run, as `npm start` does; whether the types agree is for `npm run check` to say. */
export async function built(): Promise<void> {
  const mark = join(process.env.GONGKAI_TEST_RUN ?? '', 'build');
  const done = join(mark, 'done');
  if (makeFolder(mark)) {
    spawnSync(process.execPath, [join(projectRoot(), 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
      cwd: projectRoot(),
    });
    writeFileSync(done, '');
  }
  await until(() => existsSync(done));
}

function makeFolder(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    return false;
  }
}
