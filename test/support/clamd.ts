import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { VirusScan } from '../../src/reading/virus-scan.js';

const PROGRAM = '/usr/sbin/clamd';

export const HAS_CLAMD = existsSync(PROGRAM);

/** The string that every scanner takes for a virus (EICAR), in pieces, so that no scanner takes this file for one. */
export const eicar = (): Buffer =>
  Buffer.from(['X5O!P%@AP[4\\PZX54(P^)', '7CC)7}$EICAR-STANDARD', '-ANTIVIRUS-TEST-FILE!', '$H+H*'].join(''));

export interface Clamd {
  readonly unix: string;
  readonly tcp: string;
  stop(): Promise<void>;
}

/** A real clamd from Debian's package `clamav-daemon`, which knows one virus: no signatures are fetched. */
export async function startClamd(): Promise<Clamd> {
  if (!HAS_CLAMD) throw new Error(`${PROGRAM} is missing: install clamav-daemon`);
  const top = mkdtempSync(join(tmpdir(), 'gk-clamd-'));
  chmodSync(top, 0o755);
  const [socket, config, port] = [join(top, 'clamd.sock'), join(top, 'clamd.conf'), await freePort()];
  writeFileSync(join(top, 'test.ndb'), `Gongkai.Test.Eicar:0:*:${eicar().toString('hex')}\n`);
  writeFileSync(config, settings(top, socket, port));
  const child = spawn(PROGRAM, ['--config-file', config], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (more: Buffer) => (output += more.toString()));
  const exited = new Promise((resolve) => child.once('close', resolve));
  const scanner = new VirusScan(`unix:${socket}`);
  while (!existsSync(socket) || (await scanner.of(Buffer.from('ready?'))) !== 'clean') {
    if (child.exitCode !== null) throw new Error(`clamd did not start:\n${output}`);
    await pause(50);
  }
  const stop = async () => {
    child.kill('SIGKILL');
    await exited;
    rmSync(top, { recursive: true, force: true });
  };
  return { unix: `unix:${socket}`, tcp: `tcp://127.0.0.1:${port}`, stop };
}

const settings = (folder: string, socket: string, port: number): string =>
  [
    `DatabaseDirectory ${folder}`,
    `LocalSocket ${socket}`,
    `TCPSocket ${port}`,
    'TCPAddr 127.0.0.1',
    `TemporaryDirectory ${folder}`,
    'Foreground yes',
    'Bytecode no',
    'StreamMaxLength 1M',
    'SelfCheck 0',
    '',
  ].join('\n');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
