import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { readHeadFile, writeHeadFile } from '../audit/head-file.js';
import { trustedKeys } from '../audit/trusted-keys.js';
import { report } from '../audit/verify/report.js';
import { verifyTrail, type Verdict } from '../audit/verify/verify-trail.js';
import type { SignedHead } from '../domain/audit/head.js';
import { SystemClock } from '../platform/clock.js';
import { LOCALES, translate, type Locale } from '../platform/i18n.js';
import { CommandRefused, runCommand } from './run-command.js';
import { withDatabase } from './with-database.js';

const USAGE =
  'usage: npm run audit:verify -- [--head kept.json] [--export-head new.json] [--public-key keys.pem] [--lang zh|en]';

interface Asked {
  readonly kept: SignedHead | null;
  readonly exportTo: string | null;
  readonly publicKeys: string | null;
  readonly locale: Locale;
}

/** Recomputes the whole trail and says what does not fit; exit code 1 when anything does not. */
async function auditVerify(): Promise<string> {
  const asked = readArguments();
  const before = performance.now();
  const verdict = await withDatabase(process.env, async (pool, settings) => {
    const keys = readable(() => trustedKeys(settings, asked.publicKeys));
    return await verifyTrail(pool, { now: new SystemClock().now(), keys, kept: asked.kept });
  });
  const told = report(verdict, asked.locale, (performance.now() - before) / 1000);
  if (verdict.count > 0) process.exitCode = 1;
  return `${told}${exportHead(verdict, asked)}`;
}

function readArguments(): Asked {
  const { values } = parsedArguments();
  const { head } = values;
  const locale = LOCALES.find((each) => each === values.lang);
  if (locale === undefined) throw new CommandRefused(USAGE);
  return {
    kept: head === undefined ? null : readable(() => readHeadFile(head)),
    exportTo: values['export-head'] ?? null,
    publicKeys: values['public-key'] ?? null,
    locale,
  };
}

function parsedArguments() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      options: { head: text, 'export-head': text, 'public-key': text, lang: { type: 'string', default: 'zh' } },
    });
  } catch {
    throw new CommandRefused(USAGE);
  }
}

/** A head that vouches for a trail with findings would only hide them the next time: it is not written. */
function exportHead({ head, count }: Verdict, { exportTo, locale }: Asked): string {
  if (exportTo === null || count > 0) return '';
  if (head === null) throw new CommandRefused(translate(locale, 'trail.verify.nothing-sealed'));
  writeHeadFile(exportTo, head);
  return `\n${translate(locale, 'trail.verify.exported', { size: head.size, file: exportTo })}`;
}

/** A file the person named that cannot be used is theirs to mend: said without a stack. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new CommandRefused(cause instanceof Error ? cause.message : String(cause));
  }
}

runCommand(USAGE, auditVerify);
