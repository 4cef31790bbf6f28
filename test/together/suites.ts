import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const TESTS = join(__dirname, '..');
/** Those that run by commands of their own, as in jest.config.cjs. */
const APART = ['authority', 'browser', 'faults/kills', 'together'];

/** The suites of `npm test` and those of `npm run test:browser`; the shares of each are the files in the folder of its name. */
export type Whole = 'all' | 'browser';

/** Every suite of the whole, by its path under test/. */
export const suites = (whole: Whole): string[] => suitesIn(whole === 'all' ? TESTS : join(TESTS, whole)).sort();

/** How many files there are to load them. */
export const shares = (whole: Whole): number =>
  readdirSync(join(__dirname, whole)).filter((name) => name.startsWith('share-')).length;

function suitesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return APART.includes(relative(TESTS, path)) ? [] : suitesIn(path);
    return entry.name.endsWith('.test.ts') ? [relative(TESTS, path)] : [];
  });
}

/** As long as any suite allows a test. */
const LONGEST_MS = 900_000;

/**
 * Runs every so-manieth suite in one registry of modules: that an application's thousand modules are loaded once for many suites, and
 * not once for each, halves the time of a run. Each keeps its own databases, clocks and folders.
 */
export function share(whole: Whole, nth: number): void {
  const of = shares(whole);
  suites(whole)
    .filter((_, at) => at % of === nth)
    .forEach((suite) => {
      describe(suite, () => {
        jest.requireActual(join(TESTS, suite));
      });
    });
  jest.setTimeout(LONGEST_MS); // each suite sets its own as it is loaded, and Jest would hold all to the last one's
}
