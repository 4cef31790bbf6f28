import { copyFile, link, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sqlState } from '../platform/database.js';
import type { Place } from './places.js';

/** A release that nobody sees yet. */
export class Draft {
  private readonly made = new Set<string>();

  constructor(
    readonly name: string,
    private readonly folder: string,
    private readonly placeIn: (release: string, place: Place) => string,
  ) {}

  /** The same file as in another release, by a link where the file system can; false: it is not there. */
  async keep(release: string, place: Place): Promise<boolean> {
    const [from, to] = [this.placeIn(release, place), await this.roomFor(place)];
    try {
      await link(from, to).catch(async (cause: unknown) => {
        if (sqlState(cause) === 'ENOENT') throw cause;
        await copyFile(from, to);
      });
      return true;
    } catch (cause) {
      if (sqlState(cause) === 'ENOENT') return false;
      throw cause;
    }
  }

  async write(place: Place, content: Buffer | string): Promise<void> {
    await writeFile(await this.roomFor(place), content);
  }

  private async roomFor(place: Place): Promise<string> {
    const file = join(this.folder, place);
    if (!file.startsWith(`${this.folder}/`)) throw new Error(`${place} would lie outside the export`);
    const folder = dirname(file);
    if (!this.made.has(folder)) await mkdir(folder, { recursive: true });
    this.made.add(folder);
    return file;
  }
}
