import type { SFTPWrapper } from 'ssh2';

const FILE_MODE = 0o640;

/** A folder on a server while it is connected to. Its files appear whole, under their names, or not at all. */
export class RemoteFolder {
  constructor(
    private readonly sftp: SFTPWrapper,
    private readonly path: string,
  ) {}

  /** Written under the name `part` and then renamed; what is there under `name` already is replaced. */
  async put(part: string, name: string, body: string): Promise<void> {
    try {
      await done((told) => {
        this.sftp.writeFile(this.at(part), body, { mode: FILE_MODE }, told);
      });
      await this.move(part, name);
    } catch (error) {
      await this.remove(part).catch(() => undefined);
      throw error;
    }
  }

  /** As POSIX does it, in one step; on a server that cannot, what is in the way is removed first. */
  async move(from: string, to: string): Promise<void> {
    try {
      await done((told) => {
        this.sftp.ext_openssh_rename(this.at(from), this.at(to), told);
      });
    } catch (error) {
      if (!isWithoutExtension(error)) throw error;
      await this.remove(to).catch(() => undefined);
      await done((told) => {
        this.sftp.rename(this.at(from), this.at(to), told);
      });
    }
  }

  async remove(name: string): Promise<void> {
    await done((told) => {
      this.sftp.unlink(this.at(name), told);
    });
  }

  /** Made where it is missing. */
  async makeFolder(name: string): Promise<void> {
    await done((told) => {
      this.sftp.stat(this.at(name), told);
    }).catch(async () => {
      await done((told) => {
        this.sftp.mkdir(this.at(name), told);
      });
    });
  }

  async names(folder: string): Promise<readonly string[]> {
    return await new Promise((resolve, reject) => {
      this.sftp.readdir(this.at(folder), (error, found) => {
        if (error !== undefined) reject(error);
        else resolve(found.filter(({ attrs }) => attrs.isFile()).map(({ filename }) => filename));
      });
    });
  }

  /** At most so many bytes of it: how long a file says it is, is not believed. */
  async read(name: string, most: number): Promise<string> {
    const chunks: Uint8Array[] = [];
    const stream = this.sftp.createReadStream(this.at(name), { start: 0, end: most - 1 });
    for await (const chunk of stream as AsyncIterable<Uint8Array>) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }

  private readonly at = (name: string): string => `${this.path}/${name}`;
}

const isWithoutExtension = (error: unknown): boolean =>
  error instanceof Error && error.message === 'Server does not support this extended request';

async function done(ask: (told: (error?: Error | null) => void) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    ask((error) => {
      if (error === undefined || error === null) resolve();
      else reject(error);
    });
  });
}
