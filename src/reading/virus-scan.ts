import { connect, type Socket } from 'node:net';

export type Scanned = 'clean' | 'infected' | 'unavailable' | 'not-asked';

const PATIENCE_MS = 30_000;
const CHUNK = 64 * 1024;

/** Asks clamd (`CLAMD_URL`, tcp://host:port or unix:/path) about the bytes by INSTREAM; without an address nobody is asked. */
export class VirusScan {
  constructor(private readonly address: string | undefined) {}

  async of(bytes: Buffer): Promise<Scanned> {
    if (this.address === undefined) return 'not-asked';
    try {
      const answer = await ask(socketTo(this.address), bytes);
      if (/ FOUND\0?$/.test(answer.trim())) return 'infected';
      return answer.includes('stream: OK') ? 'clean' : 'unavailable';
    } catch {
      return 'unavailable';
    }
  }
}

function socketTo(address: string): Socket {
  if (address.startsWith('unix:')) return connect(address.slice('unix:'.length));
  const { hostname, port } = new URL(address);
  return connect(Number(port), hostname);
}

/** `zINSTREAM\0`, chunks with their length before them (big-endian), an empty chunk; the answer ends with NUL. */
async function ask(socket: Socket, bytes: Buffer): Promise<string> {
  return await new Promise((resolve, reject) => {
    let answer = '';
    socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error('no answer')));
    socket.on('error', reject);
    socket.on('data', (more) => (answer += more.toString('utf8')));
    socket.on('close', () => {
      resolve(answer.replace(/\0/g, ''));
    });
    socket.write('zINSTREAM\0');
    for (let at = 0; at < bytes.length; at += CHUNK) socket.write(framed(bytes.subarray(at, at + CHUNK)));
    socket.write(framed(Buffer.alloc(0)));
  });
}

function framed(chunk: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return Buffer.concat([length, chunk]);
}
