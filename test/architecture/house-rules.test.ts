import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/project-root.js';

const sources = readdirSync(join(projectRoot(), 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(projectRoot(), 'src', file), 'utf8') }));

const filesWith = (pattern: RegExp, except: RegExp): string[] =>
  sources.filter(({ file, text }) => pattern.test(text) && !except.test(file)).map(({ file }) => file);

describe('the rules of the house that no tool checks', () => {
  test('only the clock asks what time it is', () => {
    expect(filesWith(/Date\.now\(\)|new Date\(\)/, /^platform\/clock\.ts$/)).toEqual([]);
  });

  test('only the start, the commands and the platform look at the environment', () => {
    expect(filesWith(/process\.env\b/, /^(main\.ts|commands\/|platform\/)/)).toEqual([]);
  });

  test('no file is longer than 200 lines, save migrations and the words of the jurisdiction', () => {
    const long = sources.filter(({ text }) => text.split('\n').length > 201).map(({ file }) => file);
    expect(long.filter((file) => !/^(database\/migrations\/|domain\/catalogue\/jurisdiction\.ts)/.test(file))).toEqual(
      [],
    );
  });

  test('only the engine and its stores write cases, tasks, timers and audit entries (outbox rows are also settled by their workers)', () => {
    const writing = /\b(INSERT INTO|UPDATE|DELETE FROM) (workflow_case|task|timer|audit_entry)\b/;
    expect(filesWith(writing, /^(engine\/|database\/migrations\/)/)).toEqual([]);
  });

  test('the window is changed in one file, where each change leaves its row: the mark of kept pages relies on it', () => {
    const writing = /\b(INSERT INTO|UPDATE|DELETE FROM|TRUNCATE) publication(_state)?\b/;
    expect(filesWith(writing, /^(engine\/publication-parts\.ts|database\/migrations\/)/)).toEqual([]);
    const parts = sources.find(({ file }) => file === 'engine/publication-parts.ts')?.text ?? '';
    const count = (pattern: RegExp) => parts.match(pattern)?.length;
    expect(count(/(INSERT INTO|UPDATE) publication_state\b/g)).toBe(count(/INSERT INTO window_change\b/g));
  });
});
