import { createHash } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import type { Client, SFTPWrapper } from 'ssh2';
import { publicOnly, whyForbidden } from '../../../worker/public-only.js';
import type { SftpPlace } from './place.js';
import { RemoteFolder } from './remote-folder.js';

const SIGN_IN_MS = 15_000;
/** Below the lease of a delivery: what takes longer is begun again by whoever claims it next. */
const WHOLE_MS = 45_000;

/** What will not change by trying again: a person must look at the key, the password, the host key or the folder. */
export class SftpRefusal extends Error {}

/**
 * Connects, works in the folder and hangs up, all within 45 s. The server is known by its pinned key before anything is told to it, and the
 * address that its name resolves to is judged when it is connected to.
 * @throws {SftpRefusal} where trying again is of no use; any other error may pass
 */
export async function inSession<T>(place: SftpPlace, work: (folder: RemoteFolder) => Promise<T>): Promise<T> {
  const forbidden = whyForbidden(place.host, place.network);
  if (forbidden !== null) throw new Error(forbidden);
  const { Client: SshClient } = ssh();
  const [client, socket] = [new SshClient(), called(place)];
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<T>((resolve, reject) => {
      const fail = (error: unknown) => {
        reject(judged(error));
      };
      timer = setTimeout(fail, WHOLE_MS, new Error(`not done within ${WHOLE_MS / 1000} s`));
      client.on('error', fail).on('close', () => {
        fail(new Error('the connection was lost'));
      });
      client.on('ready', () => {
        opened(client, fail)
          .then(async (sftp) => await work(new RemoteFolder(sftp, place.folder)))
          .then(resolve, fail);
      });
      signIn(client, socket, place, fail);
    });
  } finally {
    clearTimeout(timer);
    client.end();
    socket.destroy();
  }
}

/** Loaded with the first session: it compiles WebAssembly, and few installations have a platform that takes SFTP. */
const ssh = () => require('ssh2') as typeof import('ssh2');

const called = ({ host, port, network }: SftpPlace): Socket =>
  connect({ host, port, ...(network === 'public' ? { lookup: publicOnly } : {}) });

function signIn(client: Client, sock: Socket, place: SftpPlace, fail: (error: Error) => void): void {
  const hostVerifier = (key: Buffer): boolean => {
    const shown = fingerprint(key);
    const known = place.hostKeys.includes(shown);
    if (!known) fail(new SftpRefusal(`the server shows the host key ${shown}, not one of CHANNEL_<ID>_HOST_KEY`));
    return known;
  };
  client.connect({ sock, username: place.user, ...place.signIn, hostVerifier, readyTimeout: SIGN_IN_MS });
}

/** As `ssh-keygen -l` prints it. */
const fingerprint = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

async function opened(client: Client, fail: (error: Error) => void): Promise<SFTPWrapper> {
  return await new Promise((resolve, reject) => {
    client.sftp((error, sftp) => {
      if (error !== undefined) reject(error);
      else resolve(sftp.on('error', fail));
    });
  });
}

/** Answers to a request that asking again will not change: no such folder, no right to write in it, not possible there at all. */
function isFinal(code: unknown): boolean {
  const { NO_SUCH_FILE, PERMISSION_DENIED, OP_UNSUPPORTED } = ssh().utils.sftp.STATUS_CODE;
  return code === NO_SUCH_FILE || code === PERMISSION_DENIED || code === OP_UNSUPPORTED;
}

function judged(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const { level, code } = error as { level?: unknown; code?: unknown };
  if (level === 'client-authentication') return new SftpRefusal(`not let in: ${error.message}`);
  return isFinal(code) ? new SftpRefusal(`refused: ${error.message}`) : error;
}
