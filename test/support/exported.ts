import { mkdtempSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appDataSource } from '../../src/database/data-source.js';
import { exportPortal, type Exported } from '../../src/portal-export/export-portal.js';
import { identityOf, type ExportOrder } from '../../src/portal-export/order.js';
import { Releases } from '../../src/portal-export/releases.js';
import { InnerWindow } from '../../src/portal-export/window.js';
import { freshDatabase } from './database.js';
import { ManualClock } from './manual-clock.js';
import { testSettings } from './settings.js';

export const exportFolder = (): string => mkdtempSync(join(process.env.GONGKAI_TEST_RUN ?? tmpdir(), 'export-'));

/** A database whose window is exported, without a process that listens. */
export async function startExports() {
  const database = await freshDatabase();
  const settings = testSettings(database.url);
  const source = await appDataSource(database.url, 6, () => undefined).initialize();
  const clock = new ManualClock(new Date('2026-11-20T08:00:00Z'));
  const order: ExportOrder = {
    ...{ base: '/gk/', origin: null, server: 'https://open.example.gov.cn', full: false },
    folder: exportFolder(),
  };
  const windows = new Map<string, InnerWindow>();
  const windowOf = async (told: ExportOrder): Promise<InnerWindow> => {
    const { address } = identityOf(told);
    const window = windows.get(address) ?? (await InnerWindow.open(settings, source, clock, address));
    windows.set(address, window);
    return window;
  };
  return {
    ...{ order, settings, source, clock, pool: database.pool(4) },
    run: async (more: Partial<ExportOrder> = {}, releases?: Releases): Promise<Exported | null> => {
      const told = { ...order, ...more };
      const window = await windowOf(told);
      const means = { settings, source, clock, window, releases: releases ?? new Releases(told.folder) };
      return await exportPortal(told, means);
    },
    stop: async () => {
      for (const window of windows.values()) await window.close();
      await source.destroy();
      await database.drop();
    },
  };
}

/** What a web server would show of an export: files by their places. */
export function shownFiles(folder: string): Map<string, Buffer> {
  const current = realpathSync(join(folder, 'current'));
  const files = readdirSync(current, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(current.length + 1), readFileSync(path)];
    }),
  );
}

/** Addresses in pages, style sheets, feeds and JSON that lead nowhere: neither to a file under the base nor to an allowed origin. */
export function deadLinks(files: ReadonlyMap<string, Buffer>, base: string, origins: readonly string[]): string[] {
  return [...files].flatMap(([place, bytes]) => {
    if (!/\.(html|css|atom|json|xml)$/.test(place)) return [];
    return [...bytes.toString('utf8').matchAll(ADDRESS)]
      .map(([, address = '']) => address.replaceAll('&amp;', '&'))
      .filter((address) => !leads(address, files, base, origins))
      .map((address) => `${place} → ${address}`);
  });
}

const ADDRESS =
  /(?:(?:href|src|action|data-copy)="|url\(|<(?:loc|id)>|"(?:url|next_url|feed_url|home_page_url|id)":")(?=\/|https?:)([^"<)]+)/g;

function leads(address: string, files: ReadonlyMap<string, Buffer>, base: string, origins: readonly string[]): boolean {
  const { origin, pathname, hash } = new URL(address, 'http://portal.test');
  if (origin !== 'http://portal.test' && !address.startsWith(`${origins[0] ?? ''}${base}`))
    return origins.includes(origin);
  if (!pathname.startsWith(base)) return false;
  const place = decodeURIComponent(pathname.slice(base.length)).replace(/(^|\/)$/, '$1index.html');
  const text = files.get(place)?.toString('utf8');
  return text !== undefined && (hash === '' || text.includes(`id="${hash.slice(1)}"`));
}
