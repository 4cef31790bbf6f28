import { plainOf } from './plain.js';
import type { Candidate } from './find.js';
import { WordSearch } from './word-search.js';

/** Words a city or a unit wants to be asked about: names of projects not announced yet, of plants, of cases. */
export class WordLists {
  private readonly search: WordSearch;

  constructor(words: readonly string[]) {
    this.search = new WordSearch(words.map(plainOf));
  }

  look(plain: string): Candidate[] {
    return this.search.in(plain).map(([start, end]) => ({ start, end, score: 0.9 }));
  }
}

export const NO_WORDS = new WordLists([]);

interface Listed {
  readonly words: readonly string[];
  readonly units: Readonly<Record<string, readonly string[]>>;
}

/** Lists by unit, each built once: the city's words and the unit's own; null is all of them. */
export function wordListsOf({ words, units }: Listed): (unit: string | null) => WordLists {
  const whole = new WordLists([...words, ...Object.values(units).flat()]);
  const city = new WordLists(words);
  const own = new Map(Object.entries(units).map(([unit, more]) => [unit, new WordLists([...words, ...more])]));
  return (unit) => (unit === null ? whole : (own.get(unit) ?? city));
}
