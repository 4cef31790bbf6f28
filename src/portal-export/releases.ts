import { lstat, mkdir, open, readdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ExportProblem } from './order.js';
import { Draft } from './draft.js';
import { manifestSchema, type Manifest } from './manifest.js';

export interface Release {
  readonly name: string;
  readonly manifest: Manifest;
}

const NAME = /^\d+-(\d+)$/;

/** `releases/<position>-<n>/` beside its manifest, and `current`, a symbolic link to one of them: all there is on the disk. */
export class Releases {
  constructor(private readonly folder: string) {}

  /** The one that is shown, if its manifest can be read. */
  async current(): Promise<Release | null> {
    const name = await readlink(join(this.folder, 'current')).then(basename, () => null);
    if (name === null) return null;
    const text = await readFile(this.manifestOf(name), 'utf8').catch(() => '{}');
    const read = manifestSchema.safeParse(parsed(text));
    return read.success ? { name, manifest: read.data } : null;
  }

  /** A new, empty one; what an interrupted run left behind is cleared away. */
  async begin(position: string): Promise<Draft> {
    await mkdir(join(this.folder, 'releases'), { recursive: true });
    await this.mayShow();
    const names = await this.names();
    const whole = new Set(await this.whole());
    for (const name of names) if (!whole.has(name)) await this.remove(name);
    const name = `${position}-${Math.max(0, ...names.map(nth)) + 1}`;
    await mkdir(this.folderOf(name));
    return new Draft(name, this.folderOf(name), (from, place) => join(this.folderOf(from), place));
  }

  /** Said before the work, not after it: what was not made by an export is not exchanged. */
  private async mayShow(): Promise<void> {
    const current = join(this.folder, 'current');
    const there = await lstat(current).catch(() => null);
    if (there === null || there.isSymbolicLink()) return;
    throw new ExportProblem(`${current} was not made by an export: move it away, or choose another folder`);
  }

  /** From the next request on this one is shown: the link is exchanged in one step. */
  async show({ name }: Draft, manifest: Manifest): Promise<void> {
    await writeDurably(this.manifestOf(name), JSON.stringify(manifest));
    const next = join(this.folder, 'current.next');
    await rm(next, { force: true });
    await symlink(join('releases', name), next);
    await rename(next, join(this.folder, 'current'));
  }

  /** Keeps the newest so many. */
  async prune(most: number): Promise<void> {
    const whole = await this.whole();
    for (const name of whole.sort((a, b) => nth(b) - nth(a)).slice(most)) await this.remove(name);
  }

  private async whole(): Promise<string[]> {
    const names = new Set(await readdir(join(this.folder, 'releases')));
    return [...names].filter((name) => NAME.test(name) && names.has(`${name}.json`));
  }

  private async names(): Promise<string[]> {
    const found = await readdir(join(this.folder, 'releases'));
    return [...new Set(found.map((name) => name.replace(/\.json$/, '')))].filter((name) => NAME.test(name));
  }

  private async remove(name: string): Promise<void> {
    await rm(this.manifestOf(name), { force: true });
    await rm(this.folderOf(name), { recursive: true, force: true });
  }

  private folderOf = (name: string): string => join(this.folder, 'releases', name);
  private manifestOf = (name: string): string => join(this.folder, 'releases', `${name}.json`);
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const nth = (name: string): number => Number(NAME.exec(name)?.[1] ?? 0);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
