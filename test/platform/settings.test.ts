import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/project-root.js';
import { SETTINGS_SCHEMA } from '../../src/platform/settings-schema.js';
import { readSettings, SettingsError } from '../../src/platform/settings.js';

const problemsOf = (env: NodeJS.ProcessEnv): readonly string[] => {
  try {
    readSettings(env);
  } catch (cause) {
    if (cause instanceof SettingsError) return cause.problems;
    throw cause;
  }
  return [];
};

describe('settings', () => {
  test('all have a value when nothing is given, and an empty one counts as not given', () => {
    const settings = readSettings({ PORT: '', DATABASE_URL: ' ' });
    expect(settings).toMatchObject({ port: 3000, host: '127.0.0.1', role: 'all', databaseUrl: null, demo: true });
    expect(settings.dataDir).toBe(join(projectRoot(), '.data'));
  });

  test.each([
    ['PORT', '70000'],
    ['ROLE', 'boss'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_OWNER_URL', 'postgresql://localhost/x'],
    ['JURISDICTION', 'atlantis'],
    ['SMTP_URL', 'mail.example'],
    ['LOG_LEVEL', 'loud'],
    ['PUBLIC_URL', 'gongkai.example'],
    ['DEMO', 'perhaps'],
    ['MAX_UPLOAD_MB', '-1'],
    ['NOTICE_HOOK_URL', 'https://sms.example'],
  ])('a wrong %s is named', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}\\b`));
  });

  test('a complaint never repeats what may hold a password', () => {
    expect(problemsOf({ DATABASE_URL: 'mysql://me:hunter2@localhost/x' }).join()).not.toContain('hunter2');
  });

  test('demo data comes with the embedded database only, and never in production', () => {
    expect(readSettings({ DATABASE_URL: 'postgresql:///x' }).demo).toBe(false);
    expect(readSettings({ DATABASE_URL: 'postgresql:///x', DEMO: 'true' }).demo).toBe(true);
    expect(readSettings({ NODE_ENV: 'production' }).demo).toBe(false);
    expect(problemsOf({ NODE_ENV: 'production', DEMO: 'true' })[0]).toMatch(/^DEMO=true/);
  });

  test('secrets of channels are read by the id of the channel', () => {
    const settings = readSettings({ CHANNEL_PROVINCE_SECRET: 's', CHANNEL_PROVINCE_URL: 'https://p.example' });
    expect(settings.channelSecrets).toEqual({ PROVINCE: 's' });
    expect(settings.channelUrls).toEqual({ PROVINCE: 'https://p.example' });
  });

  test('.env.example lists every one of them, and nothing else but channels and senders', () => {
    const example = readFileSync(join(projectRoot(), '.env.example'), 'utf8');
    const listed = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
    expect(listed.filter((name) => !/^(CHANNEL|INTAKE)_/.test(name ?? '')).sort()).toEqual(
      Object.keys(SETTINGS_SCHEMA.shape).sort(),
    );
  });
});
