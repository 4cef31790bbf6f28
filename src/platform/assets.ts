import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { projectRoot } from './project-root.js';

/** One file as it is served: `/assets/<hash of its bytes>/<name>` never changes. */
export interface Asset {
  readonly name: string;
  readonly hash: string;
  readonly type: string;
  readonly bytes: Buffer;
}

type Coding = 'br' | 'gzip';

/** Best first. */
const CODINGS: readonly Coding[] = ['br', 'gzip'];
const PACK = {
  br: promisify(brotliCompress),
  gzip: async (bytes: Buffer) => await promisify(gzip)(bytes, { level: 9 }),
} as const;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** Style sheets that go out as one file each, in this order. */
const BUNDLES: Readonly<Record<string, readonly string[]>> = {
  'css/official.css': ['official', 'review-form', 'letter'],
  'css/portal.css': ['tokens', 'base', 'components', 'document', 'clocks', 'portal', 'print'],
  'css/workbench.css': ['tokens', 'base', 'components', 'document', 'clocks', 'workbench', 'office', 'print'],
};

/** Style sheets, scripts and the Chinese font, read once: 5 MB, most of it font slices of which a page loads a few. */
@Injectable()
export class Assets {
  private readonly byName = new Map<string, Asset>();
  private readonly packing = new Map<string, Promise<Buffer>>();

  constructor() {
    const folder = join(projectRoot(), 'src', 'assets');
    for (const [name, parts] of Object.entries(BUNDLES)) {
      this.add(
        name,
        parts.map((part) => withoutComments(readFileSync(join(folder, 'css', `${part}.css`), 'utf8'))).join('\n'),
      );
    }
    for (const sub of ['js', 'img']) {
      for (const file of readdirSync(join(folder, sub)))
        this.add(`${sub}/${file}`, readFileSync(join(folder, sub, file)));
    }
    this.addFont(dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json')));
  }

  urlOf(name: string): string {
    const asset = this.byName.get(name);
    if (asset === undefined) throw new Error(`there is no asset ${name}`);
    return `/assets/${asset.hash}/${asset.name}`;
  }

  find(name: string): Asset | undefined {
    return this.byName.get(name);
  }

  /** In the best of the codings that are accepted, packed when it is first asked for; fonts are packed already. */
  async packed(
    { name, type, bytes }: Asset,
    accepted: readonly string[],
  ): Promise<{ readonly coding: Coding; readonly bytes: Buffer } | null> {
    const coding = type.startsWith('font/') ? undefined : CODINGS.find((each) => accepted.includes(each));
    if (coding === undefined) return null;
    const key = `${coding} ${name}`;
    const packing = this.packing.get(key) ?? PACK[coding](bytes);
    this.packing.set(key, packing);
    return { coding, bytes: await packing };
  }

  private addFont(folder: string): void {
    for (const file of readdirSync(join(folder, 'files')))
      this.add(`fonts/${file}`, readFileSync(join(folder, 'files', file)));
    const css = withoutComments(readFileSync(join(folder, 'index.css'), 'utf8'));
    this.add(
      'css/fonts.css',
      css.replace(/\.\/files\/([\w.-]+)/g, (_, file: string) => this.urlOf(`fonts/${file}`)),
    );
  }

  private add(name: string, content: string | Buffer): void {
    const bytes = Buffer.from(content as string);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12);
    const type = TYPES[extname(name)] ?? 'application/octet-stream';
    this.byName.set(name, { name, hash, type, bytes });
  }
}

const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*\n/g, '\n');
