import { mkdir, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOf, type ConnectedChannel } from '../channel-settings.js';
import { placeOf } from '../transports/sftp/place.js';
import { inSession } from '../transports/sftp/session.js';

/** The folder `receipts` beside the files that a platform was sent. */
export interface ReceiptBox {
  /** Of every file in it. */
  names(): Promise<readonly string[]>;
  read(name: string): Promise<string>;
  move(name: string, to: string): Promise<void>;
  /** Of the box itself when the name is empty; only in a folder that is there. */
  makeFolder(name: string): Promise<void>;
}

/** How receipts are come by where files are sent: opens the box, lets it be worked in, closes it. */
export interface Letterbox {
  readonly everyMs: number;
  readonly open: (of: ConnectedChannel, work: (box: ReceiptBox) => Promise<void>) => Promise<void>;
}

const BOX = 'receipts';
const MOST_BYTES = 64 * 1024;

const onThisMachine: Letterbox = {
  everyMs: 5_000,
  open: async ({ url }, work) => {
    const at = (name: string) => join(folderOf(url), BOX, name);
    await work({
      names: async () => {
        const found = await readdir(at(''), { withFileTypes: true });
        return found.filter((each) => each.isFile()).map(({ name }) => name);
      },
      read: async (name) => await readFile(at(name), 'utf8'),
      move: async (name, to) => {
        await rename(at(name), at(to));
      },
      makeFolder: async (name) => {
        await made(at(name));
      },
    });
  },
};

/** A drop folder that is not mounted must not be made up, or what is dropped next would go nowhere. */
async function made(folder: string): Promise<void> {
  await mkdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
}

/** Each look is a connection: once a minute. */
const onSftp: Letterbox = {
  everyMs: 60_000,
  open: async (of, work) => {
    await inSession(placeOf(of), async (folder) => {
      await work({
        names: async () => await folder.names(BOX),
        read: async (name) => await folder.read(`${BOX}/${name}`, MOST_BYTES),
        move: async (name, to) => {
          await folder.move(`${BOX}/${name}`, `${BOX}/${to}`);
        },
        makeFolder: async (name) => {
          await folder.makeFolder(`${BOX}/${name}`);
        },
      });
    });
  },
};

/** By the name of the transport in channels.yaml; over https receipts are called in. */
export const LETTERBOXES: ReadonlyMap<string, Letterbox> = new Map([
  ['drop-folder', onThisMachine],
  ['sftp', onSftp],
]);
