import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server, utils, type AuthContext, type Connection } from 'ssh2';
import { serveFiles } from './sftp-files.js';

export interface SftpHost {
  readonly port: number;
  /** Of this machine: what is put on the server is here. */
  readonly folder: string;
  /** `SHA256:…` as ssh-keygen prints it. */
  readonly hostKey: string;
  readonly privateKey: string;
  readonly password: string;
  /** The users that asked to be let in, each time one did. */
  readonly asked: string[];
  /** Breaks the line at the next bytes that are written. */
  breakNext: boolean;
  /** A server knows posix-rename@openssh.com, or only what SFTP 3 says of renaming. */
  posix: boolean;
  close(): Promise<void>;
}

const USER = 'gongkai';

/** A real SSH server on this machine, with keys made for it, that lets one user in and serves one folder. */
export async function startSftpHost(): Promise<SftpHost> {
  const [host, user] = [utils.generateKeyPairSync('ed25519'), utils.generateKeyPairSync('ed25519')];
  const password = 'four words with blanks';
  const folder = mkdtempSync(join(process.env.GONGKAI_TEST_RUN ?? tmpdir(), 'sftp-'));
  const open = new Set<Connection>();
  const state = { breakNext: false, posix: true, asked: [] as string[] };
  const server = new Server({ hostKeys: [host.private] }, (client) => {
    open.add(client);
    client.on('error', () => undefined).on('close', () => open.delete(client));
    client.on('authentication', (asked) => {
      state.asked.push(asked.username);
      if (letsIn(asked, user.public, password)) asked.accept();
      else asked.reject(['password', 'publickey']);
    });
    client.on('ready', () => {
      client.on('session', (accept) => {
        accept().on('sftp', (acceptSftp) => {
          serveFiles(acceptSftp(), folder, state, () => client.end());
        });
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    ...{ port: (server.address() as AddressInfo).port, folder, password, privateKey: user.private },
    ...{ hostKey: fingerprintOf(host.public) },
    close: async () => {
      for (const client of open) client.end();
      await new Promise<void>((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
    },
  });
}

/** The settings of a channel whose platform is this host. */
export const toSftp = (name: string, host: SftpHost, more: Record<string, string> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries({
      URL: `sftp://${USER}@127.0.0.1:${host.port}/`,
      SECRET: host.privateKey,
      HOST_KEY: host.hostKey,
      NETWORK: 'private',
      ...more,
    }).map(([setting, value]) => [`CHANNEL_${name}_${setting}`, value]),
  );

function letsIn(asked: AuthContext, publicKey: string, password: string): boolean {
  if (asked.username !== USER) return false;
  if (asked.method === 'password') return asked.password === password;
  if (asked.method !== 'publickey') return false;
  const key = utils.parseKey(publicKey);
  if (key instanceof Error || !key.getPublicSSH().equals(asked.key.data)) return false;
  return asked.signature === undefined || key.verify(asked.blob!, asked.signature, asked.hashAlgo);
}

function fingerprintOf(publicKey: string): string {
  const blob = Buffer.from(publicKey.split(' ')[1]!, 'base64');
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}
