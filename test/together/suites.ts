import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const TESTS = join(__dirname, '..');
/** Those that run by commands of their own, as in jest.config.cjs. */
const APART = ['authority', 'browser', 'faults/kills', 'together'];
/** The files share-0 to share-9 beside this one. */
export const SHARES = 10;

/** Every suite of `npm test`, by its path under test/. */
export function suites(folder = TESTS): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return APART.includes(relative(TESTS, path)) ? [] : suites(path);
      return entry.name.endsWith('.test.ts') ? [relative(TESTS, path)] : [];
    })
    .sort();
}

/**
 * Runs every so-manieth suite in one registry of modules: that an application's thousand modules are loaded once for many suites, and
 * not once for each, halves the time of a run. Each keeps its own databases, clocks and folders.
 */
export function share(nth: number): void {
  suites()
    .filter((_, at) => at % SHARES === nth)
    .forEach((suite) => {
      describe(suite, () => {
        jest.requireActual(join(TESTS, suite));
      });
    });
}
