import type { TextContext } from '../../../src/domain/screening/find.js';
import { findsIn } from '../../../src/domain/screening/finds-in.js';
import { NO_WORDS } from '../../../src/domain/screening/word-lists.js';

export const PLACE: TextContext = { personal: false };

/** What a detector sees of a text: the words. */
const seen = (detector: string, text: string, context: Partial<TextContext> = {}): string[] =>
  findsIn(text, { ...PLACE, ...context }, NO_WORDS)
    .filter((find) => find.detector === detector)
    .map(({ start, end }) => text.slice(start, end));

type Case = readonly [what: string, text: string, found: readonly string[], context?: Partial<TextContext>];

export const judges = (detector: string, cases: readonly Case[]): void => {
  test.each(cases.map(([what, text, found, context]) => ({ what, text, found, context })))(
    `${detector}: $what`,
    ({ text, found, context }) => {
      expect(seen(detector, text, context)).toEqual(found);
    },
  );
};
