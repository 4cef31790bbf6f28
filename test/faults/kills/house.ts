import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { ParsedMail } from 'mailparser';
import { Pool } from 'pg';
import { APP_ROLE } from '../../../src/database/roles.js';
import { OWNER } from '../../../src/platform/embedded/cluster.js';
import { socketUrl } from '../../../src/platform/embedded/probe.js';
import { startSandboxPlatform, type SandboxPlatform } from '../../../src/sandbox/platform.js';
import { openMailbox, type Mailbox } from '../../features/notifications/mailbox.js';
import { newSecret } from '../../features/syndication/outside.js';
import { addDemoAccounts } from '../../support/app.js';
import { toLoopback } from '../../support/channels.js';
import { DataFolder } from '../../support/data-folder.js';
import { RealProcess } from '../../support/process.js';
import { testSettings } from '../../support/settings.js';
import type { DatabaseProxy } from './database-proxy.js';
import { Supervised } from './supervised.js';

/** Two web processes and two workers on one PostgreSQL, with a mail server and a platform: all real, all on this machine. */
export class House {
  database!: RealProcess;
  platform!: SandboxPlatform;
  mailbox: Mailbox | undefined;
  readonly mails: ParsedMail[] = [];
  pool!: Pool;
  webs: readonly Supervised[] = [];
  workers: readonly Supervised[] = [];
  addresses: readonly string[] = [];
  /** How far the application's clock is ahead, in milliseconds. */
  private ahead = 0;
  private socket = '';
  private readonly folder = DataFolder.make();
  private readonly signingKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });

  static async open(): Promise<House> {
    const house = new House();
    const machine = Date.now.bind(Date);
    jest.spyOn(Date, 'now').mockImplementation(() => machine() + house.ahead);
    await house.startDatabase();
    const secret = newSecret();
    house.platform = await startSandboxPlatform({ keys: [secret], now: () => house.now() });
    await house.openMailbox();
    house.pool = new Pool({ connectionString: house.url(OWNER), max: 4 });
    house.pool.on('error', () => undefined);
    await addDemoAccounts(house.pool, testSettings(house.url(OWNER)).jurisdiction, { now: () => house.now() });
    house.moveClock(0);
    const ports = await freePorts(2);
    house.addresses = ports.map((port) => `http://127.0.0.1:${String(port)}`);
    const settings = { ...house.settings(), ...toLoopback('TRADING_PLATFORM_HLJ', house.platform.url, secret) };
    const env = (port: number | null) => (proxy: DatabaseProxy) => ({
      ...settings,
      ...(port === null ? {} : { PORT: String(port) }),
      DATABASE_URL: socketUrl(proxy.folder, APP_ROLE, 'gongkai'),
    });
    const start = async (role: 'web' | 'worker', n: number) =>
      await Supervised.start(
        { name: `${role}-${String(n + 1)}`, role, upstream: () => house.socket },
        env(role === 'web' ? ports[n]! : null),
      );
    house.webs = await Promise.all([0, 1].map(async (n) => await start('web', n)));
    house.workers = await Promise.all([0, 1].map(async (n) => await start('worker', n)));
    return house;
  }

  /** The mail server again at the address where it was. */
  async openMailbox(): Promise<void> {
    const port = this.mailbox === undefined ? 0 : Number(new URL(this.mailbox.url).port);
    this.mailbox = await openMailbox({ port, mails: this.mails });
  }

  /** The time of the application, and of the platform, which takes no message signed at another time. */
  now(): Date {
    return new Date(Date.now());
  }

  /** From within 50 ms on the clock of every process is so much further. */
  moveClock(ms: number): void {
    this.ahead += ms;
    writeFileSync(this.clockFile, String(this.ahead));
  }

  /** As a power cut would: supervisor and server end at once, and the server recovers from its log. */
  async killDatabase(): Promise<void> {
    const postmaster = this.folder.postmaster();
    const gone = this.database.stop('SIGKILL');
    if (postmaster !== null) process.kill(postmaster, 'SIGKILL');
    await gone;
    await this.startDatabase();
  }

  /** A command of the application on the same database. */
  async command(file: string): Promise<{ code: number | null; output: string }> {
    const command = await RealProcess.start(file, {
      ...this.settings(),
      DATABASE_URL: this.url(APP_ROLE),
    });
    const code = await command.exited;
    return { code, output: command.output };
  }

  async close(): Promise<void> {
    await Promise.all(
      [...this.webs, ...this.workers].map(async (each) => {
        await each.stop();
      }),
    );
    await this.platform.close();
    await this.mailbox?.close();
    await this.pool.end();
    await this.database.stop();
    this.folder.remove();
  }

  private async startDatabase(): Promise<void> {
    this.database = await RealProcess.start('commands/db.js', { DATA_DIR: this.folder.path });
    await this.database.ready();
    this.socket = this.folder.socket;
  }

  private url(role: string): string {
    return socketUrl(this.socket, role, 'gongkai');
  }

  private get clockFile(): string {
    return join(this.folder.path, 'clock');
  }

  private settings(): Record<string, string> {
    return {
      DATABASE_OWNER_URL: this.url(OWNER),
      DATA_DIR: `${this.folder.path}/files`,
      SMTP_URL: this.mailbox?.url ?? '',
      AUDIT_SIGNING_KEY: this.signingKey.toString(),
      LOG_LEVEL: 'warn',
      SHIFTED_CLOCK: this.clockFile,
      NODE_OPTIONS: `--require ${join(__dirname, 'shifted-clock.cjs')}`,
    };
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map(async (server) => await new Promise((resolve) => server.close(resolve))));
  return ports;
}
