import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { projectRoot } from './project-root.js';

/** One file as it is served: `/assets/<hash of its bytes>/<name>` never changes. */
export interface Asset {
  readonly name: string;
  readonly hash: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** Packed once, best first; fonts are packed already. */
  readonly packed: readonly { readonly coding: 'br' | 'gzip'; readonly bytes: Buffer }[];
}

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
    this.byName.set(name, { name, hash, type, bytes, packed: type.startsWith('font/') ? [] : pack(bytes) });
  }
}

const withoutComments = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\n\s*\n/g, '\n');

const pack = (bytes: Buffer): Asset['packed'] => [
  { coding: 'br', bytes: brotliCompressSync(bytes) },
  { coding: 'gzip', bytes: gzipSync(bytes, { level: 9 }) },
];
