import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { readMount, type Mount } from './mount.js';
import { projectRoot } from './project-root.js';
import { CHANNEL_SETTING, INTAKE_SETTING, SETTINGS_SCHEMA } from './settings-schema.js';

/** Nest injection token of the `Settings`. */
export const SETTINGS = Symbol('settings');

/** The environment, read and checked once; nothing else in the house looks at `process.env`. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  /** null: the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | null;
  /** No DATABASE_URL was given: stays true when `databaseUrl` is filled in with the embedded server's address. */
  readonly embedded: boolean;
  /** Whose role migrates; null: the role of `databaseUrl`. */
  readonly databaseOwnerUrl: string | null;
  /** A streaming replica for public reads; null: none. */
  readonly databaseReplicaUrl: string | null;
  readonly databasePool: number;
  readonly role: 'all' | 'web' | 'worker';
  /** Where a worker answers health and metrics; null: nowhere. */
  readonly workerPort: number | null;
  /** The folder of the jurisdiction, absolute. */
  readonly jurisdiction: string;
  /** First day whose information is expected here; null: the jurisdiction's own. */
  readonly expectFrom: string | null;
  readonly publicUrl: string | null;
  readonly trustProxy: string;
  readonly logLevel: string;
  readonly production: boolean;
  /** Whether demo accounts and items are loaded at start. */
  readonly demo: boolean;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly noticeHook: { readonly url: string; readonly secret: string } | null;
  /** PEM (PKCS 8) of the Ed25519 key that signs heads, or the path of a file with it; null: made under `dataDir`. */
  readonly auditSigningKey: string | null;
  readonly maxUploadBytes: number;
  /** clamd, which is asked about each file before it is read: tcp://host:port or unix:/path. */
  readonly clamdUrl?: string;
  /** Where the worker keeps an export of the window, and where a portal mounts it; null: nowhere. */
  readonly portalExport: (Mount & { readonly folder: string }) | null;
  /** By channel id in upper case, e.g. `PROVINCE`. */
  readonly channelSecrets: Readonly<Record<string, string>>;
  readonly channelUrls: Readonly<Record<string, string>>;
  /** `private`: the channel may reach addresses of private networks. */
  readonly channelNetworks?: Readonly<Record<string, string>>;
  /** `SHA256:…` as ssh-keygen prints it, several apart by blanks. */
  readonly channelHostKeys?: Readonly<Record<string, string>>;
  /** By sender id in upper case. */
  readonly intakeSecrets: Readonly<Record<string, string>>;
}

/** The person who starts the process must act on it: one line per wrong setting, each with its name. */
export class SettingsError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`wrong settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'SettingsError';
  }
}

/** An empty value counts as not given, as `.env` files and compose files write it. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
  const read = SETTINGS_SCHEMA.safeParse(given);
  if (!read.success) throw new SettingsError(read.error.issues.map((issue) => problem(issue, given)));
  const problems = contradictions(read.data);
  if (problems.length > 0) throw new SettingsError(problems);
  return settingsOf(read.data, given);
}

type Read = z.infer<typeof SETTINGS_SCHEMA>;

function settingsOf(read: Read, given: Record<string, string | undefined>): Settings {
  return {
    port: read.PORT,
    host: read.HOST,
    dataDir: resolve(projectRoot(), read.DATA_DIR),
    databaseUrl: read.DATABASE_URL ?? null,
    embedded: read.DATABASE_URL === undefined,
    databaseOwnerUrl: read.DATABASE_OWNER_URL ?? null,
    databaseReplicaUrl: read.DATABASE_REPLICA_URL ?? null,
    databasePool: read.DATABASE_POOL,
    role: read.ROLE,
    workerPort: read.WORKER_PORT ?? null,
    jurisdiction: jurisdictionFolder(read.JURISDICTION),
    expectFrom: read.EXPECT_FROM ?? null,
    publicUrl: read.PUBLIC_URL?.replace(/\/+$/, '') ?? null,
    trustProxy: read.TRUST_PROXY,
    logLevel: read.LOG_LEVEL,
    production: read.NODE_ENV === 'production',
    demo: read.DEMO ?? (read.DATABASE_URL === undefined && read.NODE_ENV !== 'production'),
    smtpUrl: read.SMTP_URL ?? null,
    mailFrom: read.MAIL_FROM,
    noticeHook: noticeHook(read),
    auditSigningKey: read.AUDIT_SIGNING_KEY ?? null,
    maxUploadBytes: read.MAX_UPLOAD_MB * 1024 * 1024,
    portalExport: portalExport(read),
    ...(read.CLAMD_URL === undefined ? {} : { clamdUrl: read.CLAMD_URL }),
    channelSecrets: { ...secretsInFiles(channelSettings(given, 'SECRET_FILE')), ...channelSettings(given, 'SECRET') },
    channelUrls: channelSettings(given, 'URL'),
    channelNetworks: channelSettings(given, 'NETWORK'),
    channelHostKeys: channelSettings(given, 'HOST_KEY'),
    intakeSecrets: intakeSecrets(given),
  };
}

function contradictions(read: Read): string[] {
  const problems: string[] = [];
  if (read.NODE_ENV === 'production' && read.DEMO === true)
    problems.push('DEMO=true: NODE_ENV=production refuses demo accounts; leave DEMO out');
  if (read.DATABASE_OWNER_URL !== undefined && read.DATABASE_URL === undefined)
    problems.push('DATABASE_OWNER_URL needs DATABASE_URL: alone it would migrate a database that nothing reads');
  if (read.DATABASE_REPLICA_URL !== undefined && read.DATABASE_URL === undefined)
    problems.push('DATABASE_REPLICA_URL needs DATABASE_URL: the embedded database has no replica');
  if ((read.NOTICE_HOOK_URL === undefined) !== (read.NOTICE_HOOK_SECRET === undefined))
    problems.push('NOTICE_HOOK_URL and NOTICE_HOOK_SECRET are given together or not at all');
  if ((read.PORTAL_EXPORT_DIR === undefined) !== (read.PORTAL_EXPORT_BASE === undefined))
    problems.push('PORTAL_EXPORT_DIR and PORTAL_EXPORT_BASE are given together or not at all');
  if (!existsSync(jurisdictionFolder(read.JURISDICTION)))
    problems.push(`JURISDICTION=${read.JURISDICTION}: there is no folder ${jurisdictionFolder(read.JURISDICTION)}`);
  return problems;
}

/** Secrets may stand inside a URL, so the value is shown only where it cannot hold one. */
function problem(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  const mayHoldSecret = /URL|SECRET|KEY/.test(name);
  return `${name}${mayHoldSecret ? '' : `=${given[name] ?? ''}`}: ${issue.message}`;
}

function jurisdictionFolder(said: string): string {
  return said.includes('/') ? resolve(projectRoot(), said) : join(projectRoot(), 'jurisdictions', said);
}

function noticeHook(read: Read): Settings['noticeHook'] {
  if (read.NOTICE_HOOK_URL === undefined || read.NOTICE_HOOK_SECRET === undefined) return null;
  return { url: read.NOTICE_HOOK_URL, secret: read.NOTICE_HOOK_SECRET };
}

function portalExport(read: Read): Settings['portalExport'] {
  const mount = readMount(read.PORTAL_EXPORT_BASE ?? '');
  if (read.PORTAL_EXPORT_DIR === undefined || mount === null) return null;
  return { ...mount, folder: resolve(projectRoot(), read.PORTAL_EXPORT_DIR) };
}

/** The file is read once, at start: a rotation is two lines in it and a restart. */
function secretsInFiles(files: Readonly<Record<string, string>>): Record<string, string> {
  const unreadable = Object.entries(files).filter(([, file]) => !existsSync(file));
  if (unreadable.length > 0)
    throw new SettingsError(unreadable.map(([name, file]) => `CHANNEL_${name}_SECRET_FILE: there is no file ${file}`));
  return Object.fromEntries(Object.entries(files).map(([name, file]) => [name, readFileSync(file, 'utf8').trim()]));
}

function channelSettings(
  given: Record<string, string | undefined>,
  kind: 'SECRET' | 'SECRET_FILE' | 'URL' | 'NETWORK' | 'HOST_KEY',
): Record<string, string> {
  const found = Object.entries(given).flatMap(([name, value]) => {
    const match = CHANNEL_SETTING.exec(name);
    return match?.[1] !== undefined && match[2] === kind && value !== undefined ? [[match[1], value] as const] : [];
  });
  return Object.fromEntries(found);
}

function intakeSecrets(given: Record<string, string | undefined>): Record<string, string> {
  const found = Object.entries(given).flatMap(([name, value]) => {
    const sender = INTAKE_SETTING.exec(name)?.[1];
    return sender !== undefined && value !== undefined ? [[sender, value] as const] : [];
  });
  return Object.fromEntries(found);
}
