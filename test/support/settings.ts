import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, type Settings } from '../../src/platform/settings.js';

/** Settings for an application booted inside a test: any free port, quiet, files in a folder of its own, no demo. */
export function testSettings(databaseUrl: string, more: NodeJS.ProcessEnv = {}): Settings {
  return readSettings({
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DATA_DIR: mkdtempSync(join(process.env.GONGKAI_TEST_RUN ?? tmpdir(), 'data-')),
    LOG_LEVEL: 'silent',
    NODE_ENV: 'test',
    EXPECT_FROM: '2100-01-01', // nothing: tests of obligations say from when
    ...more,
  });
}
