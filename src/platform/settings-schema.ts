import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);
const yesNo = z.enum(['true', 'false']).transform((said) => said === 'true');
const url = (...schemes: readonly string[]) =>
  z
    .string()
    .refine(
      (said) => schemes.some((scheme) => said.startsWith(`${scheme}://`)),
      `must start with ${schemes.join(':// or ')}://`,
    )
    .refine((said) => URL.canParse(said), 'is not a URL');

/** Every setting the environment may give, with its default; `.env.example` lists the same names (a test compares). */
export const SETTINGS_SCHEMA = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  DATABASE_OWNER_URL: url('postgres', 'postgresql').optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(100).default(8),
  ROLE: z.enum(['all', 'web', 'worker']).default('all'),
  WORKER_PORT: port.optional(),
  JURISDICTION: z.string().default('230881-tongjiang'),
  PUBLIC_URL: url('http', 'https').optional(),
  TRUST_PROXY: z.string().default('loopback'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DEMO: yesNo.optional(),
  SMTP_URL: url('smtp', 'smtps').optional(),
  MAIL_FROM: z.string().default('公开系统 <gongkai@localhost>'),
  NOTICE_HOOK_URL: url('http', 'https').optional(),
  NOTICE_HOOK_SECRET: z.string().min(16, 'needs at least 16 characters').optional(),
  AUDIT_SIGNING_KEY: z.string().optional(),
  MAX_UPLOAD_MB: z.coerce.number().int().min(1).max(500).default(20),
});

/** Secrets and addresses of channels: `CHANNEL_<ID>_SECRET`, `CHANNEL_<ID>_URL`, the id in upper case with `_` for `-`. */
export const CHANNEL_SETTING = /^CHANNEL_([A-Z0-9_]+)_(SECRET|URL)$/;
