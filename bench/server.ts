import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../src/platform/project-root.js';

/** A process of its own beside the bench: the built application, or one of the bench's own scripts. */
export interface Server {
  readonly pid: number;
  /** Where it listens; empty for a worker. */
  readonly url: string;
  /** Milliseconds from the start of the process until it said that it was ready. */
  readonly readyAfter: number;
  /** What it had said when it was ready. */
  readonly output: string;
  readonly stop: () => Promise<void>;
}

/** `node dist/main.js` with these settings, until it says that it is ready. */
export async function startServer(env: Readonly<Record<string, string>>): Promise<Server> {
  const settings = { PORT: '0', LOG_LEVEL: 'error', DEMO: 'false', ...env };
  return await started([join(projectRoot(), 'dist', 'main.js')], settings, /^ready in/m);
}

/** The embedded database of a data folder, for processes that come and go, which find it by `databases`. */
export async function startDatabase(
  dataDir: string,
): Promise<Server & { readonly databases: Readonly<Record<string, string>> }> {
  const server = await started([join(projectRoot(), 'dist', 'commands', 'db.js')], { DATA_DIR: dataDir }, /^ready in/m);
  const said = [...server.output.matchAll(/^(DATABASE_\w+)=(\S+)$/gm)];
  const databases = Object.fromEntries(said.map(([, name = '', url = '']) => [name, url]));
  return { ...server, databases };
}

/** The receiving platform that is shipped for trials, with this key. */
export async function startReceiver(secret: string): Promise<Server> {
  const command = join(projectRoot(), 'dist', 'commands', 'sandbox-platform.js');
  return await started([command, '--port', '0', '--key', secret], {}, /=private/);
}

/** A server without anything in between: answers every request with the bytes of a file. */
export async function startBareServer(file: string, type: string): Promise<Server> {
  return await started([join(__dirname, 'bare-server.js'), file, type], {}, /^address/m);
}

const CHILDREN = new Set<ChildProcess>();

/** A bench that breaks off leaves no process behind. */
process.once('exit', () => {
  for (const child of CHILDREN) child.kill('SIGKILL');
});

async function started(args: readonly string[], env: Readonly<Record<string, string>>, ready: RegExp): Promise<Server> {
  const from = performance.now();
  const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH, ...env } });
  CHILDREN.add(child);
  child.once('close', () => CHILDREN.delete(child));
  const output = await printed(child, ready);
  const readyAfter = performance.now() - from;
  return {
    pid: child.pid ?? -1,
    url: /(?:^address +|_URL=)(http\S+)/m.exec(output)?.[1] ?? '',
    readyAfter,
    output,
    stop: async () => {
      const gone = once(child, 'close');
      child.kill('SIGINT');
      await gone;
    },
  };
}

async function printed(child: ChildProcess, pattern: RegExp): Promise<string> {
  return await new Promise((resolve, reject) => {
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
      if (pattern.test(output)) resolve(output);
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    child.once('close', () => {
      reject(new Error(`it ended before it was ready:\n${output}`));
    });
  });
}

/** Resident memory of a process in MB, as the kernel counts it (Linux only). */
export function residentMb(pid: number): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}
