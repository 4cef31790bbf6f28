import {
  closeSync,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs';
import { unlinkSync, writeSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import { utils, type SFTPWrapper } from 'ssh2';

const { STATUS_CODE, OPEN_MODE } = utils.sftp;

/** Serves a folder of this machine over SFTP 3, as far as anybody asks for here. */
export function serveFiles(
  sftp: SFTPWrapper,
  folder: string,
  mood: { breakNext: boolean; readonly posix: boolean },
  hangUp: () => void,
): void {
  const at = (path: string): string => join(folder, path);
  const listed = new Map<string, string[]>();
  const handle = (fd: number): Buffer => Buffer.from(String(fd));
  const fdOf = (given: Buffer): number => Number(given.toString());
  /** Answers OK, or with the code that fits the error of this machine. */
  const tried = (id: number, work: () => void): void => {
    try {
      work();
    } catch (error) {
      sftp.status(id, CODES[(error as NodeJS.ErrnoException).code ?? ''] ?? STATUS_CODE.FAILURE);
    }
  };
  const done = (id: number, work: () => void): void => {
    tried(id, () => {
      work();
      sftp.status(id, STATUS_CODE.OK);
    });
  };
  sftp.on('OPEN', (id, path, flags, attrs) => {
    tried(id, () => {
      const fd = openSync(at(path), (flags & OPEN_MODE.WRITE) === 0 ? 'r' : 'w', attrs.mode);
      sftp.handle(id, handle(fd));
    });
  });
  sftp.on('WRITE', (id, given, offset, data) => {
    if (mood.breakNext) {
      mood.breakNext = false;
      writeSync(fdOf(given), data, 0, Math.floor(data.length / 2), offset);
      hangUp();
    } else done(id, () => writeSync(fdOf(given), data, 0, data.length, offset));
  });
  sftp.on('READ', (id, given, offset, length) => {
    tried(id, () => {
      const chunk = Buffer.alloc(length);
      const count = readSync(fdOf(given), chunk, 0, length, offset);
      if (count === 0) sftp.status(id, STATUS_CODE.EOF);
      else sftp.data(id, chunk.subarray(0, count));
    });
  });
  sftp.on('FSTAT', (id, given) => {
    tried(id, () => {
      sftp.attrs(id, attrsOf(fstatSync(fdOf(given))));
    });
  });
  sftp.on('STAT', (id, path) => {
    tried(id, () => {
      sftp.attrs(id, attrsOf(statSync(at(path))));
    });
  });
  sftp.on('CLOSE', (id, given) => {
    done(id, () => {
      if (!listed.delete(given.toString())) closeSync(fdOf(given));
    });
  });
  sftp.on('OPENDIR', (id, path) => {
    tried(id, () => {
      listed.set(path, readdirSync(at(path)));
      sftp.handle(id, Buffer.from(path));
    });
  });
  sftp.on('READDIR', (id, given) => {
    const [path, names = []] = [given.toString(), listed.get(given.toString())];
    listed.set(path, []);
    if (names.length === 0) sftp.status(id, STATUS_CODE.EOF);
    else
      sftp.name(
        id,
        names.map((filename) => ({ filename, longname: filename, attrs: attrsOf(statSync(at(join(path, filename)))) })),
      );
  });
  sftp.on('RENAME', (id, from, to) => {
    if (existsSync(at(to))) sftp.status(id, STATUS_CODE.FAILURE);
    else
      done(id, () => {
        renameSync(at(from), at(to));
      });
  });
  sftp.on('REMOVE', (id, path) => {
    done(id, () => {
      unlinkSync(at(path));
    });
  });
  sftp.on('MKDIR', (id, path) => {
    done(id, () => {
      mkdirSync(at(path));
    });
  });
  if (mood.posix)
    renameAsPosixDoes(sftp, (id, from, to) => {
      done(id, () => {
        renameSync(at(from), at(to));
      });
    });
}

const CODES: Readonly<Record<string, number>> = {
  ENOENT: STATUS_CODE.NO_SUCH_FILE,
  EACCES: STATUS_CODE.PERMISSION_DENIED,
  EPERM: STATUS_CODE.PERMISSION_DENIED,
};

const attrsOf = ({ mode, uid, gid, size, atimeMs, mtimeMs }: Stats) => ({
  ...{ mode, uid, gid, size, atime: Math.floor(atimeMs / 1000), mtime: Math.floor(mtimeMs / 1000) },
});

const EXTENSION = 'posix-rename@openssh.com';

/** The package's server announces no extension: its first packet (VERSION 3) is sent with this one added. */
function renameAsPosixDoes(sftp: SFTPWrapper, rename: (id: number, from: string, to: string) => void): void {
  const { _protocol: protocol } = sftp as unknown as {
    _protocol: { channelData(channel: number, packet: Buffer): void };
  };
  const send = protocol.channelData.bind(protocol);
  protocol.channelData = (channel, packet) => {
    protocol.channelData = send;
    const payload = Buffer.concat([packet.subarray(4), ...[EXTENSION, '1'].map(sized)]);
    send(channel, sized(payload));
  };
  (sftp as NodeJS.EventEmitter).on('EXTENDED', (id: number, name: string, data: Buffer) => {
    const [from = '', to = ''] = name === EXTENSION ? wordsIn(data) : [];
    rename(id, from, to);
  });
}

function sized(said: string | Buffer): Buffer {
  const bytes = Buffer.from(said as string);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(bytes.length);
  return Buffer.concat([size, bytes]);
}

function wordsIn(data: Buffer): string[] {
  const first = data.readUInt32BE(0);
  return [data.subarray(4, 4 + first).toString(), data.subarray(8 + first).toString()];
}
