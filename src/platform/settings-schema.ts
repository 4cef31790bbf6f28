import { z } from 'zod';
import { MOUNT_RULE, readMount } from './mount.js';

const whole = (from: number, to: number) => {
  const error = `must be a whole number from ${from} to ${to}`;
  return z.coerce.number({ error }).int({ error }).min(from, { error }).max(to, { error });
};
const oneOf = <const T extends readonly string[]>(...words: T) =>
  z.enum(words, { error: `must be one of ${words.join(', ')}` });
const port = whole(0, 65_535);
const yesNo = oneOf('true', 'false').transform((said) => said === 'true');
const url = (...schemes: readonly string[]) =>
  z
    .string()
    .refine(
      (said) => URL.canParse(said) && schemes.some((scheme) => said.startsWith(`${scheme}://`)),
      `must be a URL that starts with ${schemes.join(':// or ')}://`,
    );

/** Every setting the environment may give, with its default; `.env.example` lists the same names (a test compares). */
export const SETTINGS_SCHEMA = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  DATABASE_OWNER_URL: url('postgres', 'postgresql').optional(),
  DATABASE_REPLICA_URL: url('postgres', 'postgresql').optional(),
  DATABASE_POOL: whole(2, 100).default(8),
  ROLE: oneOf('all', 'web', 'worker').default('all'),
  WORKER_PORT: port.optional(),
  JURISDICTION: z.string().default('230881-tongjiang'),
  EXPECT_FROM: z.iso.date({ error: 'must be a date, YYYY-MM-DD' }).optional(),
  PUBLIC_URL: url('http', 'https').optional(),
  TRUST_PROXY: z.string().default('loopback'),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent').default('info'),
  NODE_ENV: oneOf('development', 'production', 'test').default('development'),
  DEMO: yesNo.optional(),
  SMTP_URL: url('smtp', 'smtps').optional(),
  MAIL_FROM: z.string().default('公开系统 <gongkai@localhost>'),
  NOTICE_HOOK_URL: url('http', 'https').optional(),
  NOTICE_HOOK_SECRET: z.string().min(16, 'needs at least 16 characters').optional(),
  AUDIT_SIGNING_KEY: z.string().optional(),
  MAX_UPLOAD_MB: whole(1, 500).default(20),
  PORTAL_EXPORT_DIR: z.string().optional(),
  PORTAL_EXPORT_BASE: z
    .string()
    .refine((said) => readMount(said) !== null, MOUNT_RULE)
    .optional(),
  CLAMD_URL: z
    .string()
    .regex(/^(tcp:\/\/[^/:]+:\d+|unix:\/.+)$/, 'must be tcp://host:port or unix:/path')
    .optional(),
});

/** Keys of those who send texts by data exchange: `INTAKE_<ID>_SECRET`, the id as of channels. */
export const INTAKE_SETTING = /^INTAKE_([A-Z0-9_]+)_SECRET$/;

/**
 * Addresses and secrets of channels, the id in upper case with `_` for `-`: `CHANNEL_<ID>_URL`; `CHANNEL_<ID>_SECRET` or the file it stands
 * in, `CHANNEL_<ID>_SECRET_FILE`, several secrets apart by blanks while one replaces the other; `CHANNEL_<ID>_NETWORK=private` where the
 * platform is on the government extranet or on this machine; `CHANNEL_<ID>_HOST_KEY`, the fingerprints an SFTP server is known by.
 */
export const CHANNEL_SETTING = /^CHANNEL_([A-Z0-9_]+?)_(SECRET_FILE|SECRET|URL|NETWORK|HOST_KEY)$/;
