import { open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { folderOf } from '../channel-settings.js';
import { fileName, lies } from './file-name.js';
import type { Transport } from './transport.js';

/** A folder that the platform's own program empties: the file appears whole, under its name, or not at all. */
export const dropFolder: Transport = async ({ url }, sending) => {
  const name = fileName(sending);
  const folder = folderOf(url);
  try {
    await placed(join(folder, `.${name}.part`), join(folder, name), sending.encoded.body);
    return lies(name);
  } catch (error) {
    return { kind: 'silence', error: error instanceof Error ? error.message : String(error) };
  }
};

/** A half-written file is under a hidden name, and gone again when it could not be finished. */
async function placed(part: string, whole: string, body: string): Promise<void> {
  try {
    await written(part, body);
    await rename(part, whole);
  } catch (error) {
    await unlink(part).catch(() => undefined);
    throw error;
  }
}

async function written(part: string, body: string): Promise<void> {
  const file = await open(part, 'w', 0o640);
  try {
    await file.writeFile(body);
    await file.sync();
  } finally {
    await file.close();
  }
}
