import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { SystemClock } from '../platform/clock.js';
import { sqlState } from '../platform/database.js';
import { MOUNT_RULE, readMount } from '../platform/mount.js';
import type { Settings } from '../platform/settings.js';
import { exportPortal, type Exported } from '../portal-export/export-portal.js';
import { ExportProblem, identityOf, type ExportOrder } from '../portal-export/order.js';
import { Releases } from '../portal-export/releases.js';
import { InnerWindow } from '../portal-export/window.js';
import { CommandRefused, runCommand } from './run-command.js';
import { withDatabase } from './with-database.js';

const USAGE = `usage: npm run portal:export -- --base /gk/ [--out folder] [--full]
  --base  where the portal mounts it: a path with a slash at both ends, or the whole address (https://www.example.gov.cn/gk/)
  --out   the folder for releases/ and current (DATA_DIR/portal-export)
  --full  renders everything, also what has not changed`;
const CONNECTIONS = 6;

type Asked = Pick<ExportOrder, 'base' | 'origin' | 'full'> & { readonly out: string | null };

/** Writes the public window as files that any web server can show under a path. */
async function portalExport(): Promise<string> {
  const asked = readArguments();
  return await withDatabase(
    process.env,
    async (_pool, settings, source) => {
      const order = orderOf(asked, settings);
      const done = await exported(order, settings, source).catch((cause: unknown) => {
        throw told(cause, order.folder);
      });
      if (done === null)
        throw new CommandRefused(
          `another export to ${order.folder} is running: wait for its end, this one did nothing`,
        );
      return report(done, order);
    },
    CONNECTIONS,
  );
}

function readArguments(): Asked {
  const { values } = parseArgs({
    options: { base: { type: 'string' }, out: { type: 'string' }, full: { type: 'boolean', default: false } },
  });
  if (values.base === undefined) throw new CommandRefused(USAGE);
  const base = readMount(values.base);
  if (base === null) throw new CommandRefused(`--base ${values.base}: ${MOUNT_RULE}`);
  return { ...base, out: values.out ?? null, full: values.full };
}

const orderOf = ({ out, ...asked }: Asked, settings: Settings): ExportOrder => ({
  ...asked,
  server: settings.publicUrl,
  folder: out === null ? join(settings.dataDir, 'portal-export') : resolve(out),
});

async function exported(order: ExportOrder, settings: Settings, source: DataSource): Promise<Exported | null> {
  const clock = new SystemClock();
  const window = await InnerWindow.open(settings, source, clock, identityOf(order).address);
  try {
    return await exportPortal(order, { settings, source, clock, window, releases: new Releases(order.folder) });
  } finally {
    await window.close();
  }
}

const DISK: Readonly<Record<string, string>> = {
  EACCES: 'give this user the right to write there, or choose another folder with --out',
  EPERM: 'give this user the right to write there, or choose another folder with --out',
  EROFS: 'it cannot be written to: choose another folder with --out',
  ENOSPC: 'the disk is full: make room and export again; the last release stays as it was',
  ENOTDIR: 'a file is in the way: move it, or choose another folder with --out',
  EEXIST: 'a file is in the way: move it, or choose another folder with --out',
};

function told(cause: unknown, folder: string): unknown {
  if (cause instanceof ExportProblem) return new CommandRefused(cause.message);
  const now = DISK[sqlState(cause) ?? ''];
  return now === undefined || !(cause instanceof Error)
    ? cause
    : new CommandRefused(`${folder}: ${cause.message}: ${now}`);
}

function report(
  { release, whole, rendered, kept, removed, seconds }: Exported,
  { folder, base, server }: ExportOrder,
): string {
  const link = join(folder, 'current');
  if (release === null) return `nothing has changed since the last release: ${kept} files, ${seconds} s`;
  return [
    `${rendered} files rendered${whole ? ' (all)' : ''}, ${kept} unchanged, ${removed} removed, ${seconds} s`,
    `release ${release} is shown by ${link}: let the web server answer ${base} from there`,
    ...(server === null ? ['without PUBLIC_URL: no search and no forms; they need a server that readers reach'] : []),
  ].join('\n');
}

runCommand(USAGE, portalExport);
