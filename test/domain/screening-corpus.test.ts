import { evaluate, readCorpus } from '../../bench/screening/corpus.js';

/** What the soft detectors reach today, rounded down: precision, recall. */
const FLOORS: Readonly<Record<string, readonly [number, number]>> = {
  mobile: [1, 1],
  landline: [1, 1],
  'e-mail': [0.88, 1],
  passport: [1, 1],
  permit: [1, 1],
  plate: [0.8, 1],
  address: [1, 1],
  'birth-date': [1, 1],
  'person-name': [0.97, 0.91],
  health: [1, 1],
  hardship: [1, 1],
  minor: [1, 1],
  'secrecy-mark': [1, 1],
  'internal-mark': [0.95, 1],
  'draft-paper': [0.96, 1],
  'trade-secret': [0.85, 1],
  coordinates: [1, 1],
  'word-list': [1, 1],
};

const DOMAINS = [
  'housing-guarantee',
  'land-use-rights',
  'mining-rights',
  'government-procurement',
  'state-property',
  'construction-tendering',
];

const passages = readCorpus();
const { tallies } = evaluate(passages);

describe('the labelled corpus', () => {
  test('holds more than four hundred passages, each once', () => {
    const texts = new Set(passages.map(({ text, context }) => JSON.stringify([text, context])));
    expect(passages.length).toBeGreaterThanOrEqual(400);
    expect(texts.size).toBe(passages.length);
  });

  test.each(DOMAINS)('has at least fifty passages of %s', (domain) => {
    expect(passages.filter(({ file }) => file === `${domain}.txt`).length).toBeGreaterThanOrEqual(50);
  });

  test('has passages for every detector, and labels no other', () => {
    expect(tallies.filter(({ passages: holding }) => holding < 4).map(({ detector }) => detector)).toEqual([]);
    const known = new Set(tallies.map(({ detector }) => detector));
    const labels = passages.flatMap((passage) => passage.labels.map(({ detector }) => detector));
    expect([...new Set(labels)].filter((label) => !known.has(label))).toEqual([]);
  });
});

describe('precision and recall', () => {
  test.each(['resident-id', 'bank-card', 'credit-code'])('%s misses none, and is right in 98 of 100', (detector) => {
    const { precision, recall } = tallies.find((tally) => tally.detector === detector)!;
    expect(recall).toBe(1);
    expect(precision).toBeGreaterThanOrEqual(0.98);
  });

  test.each(Object.entries(FLOORS))('%s is no worse than it was', (detector, [precision, recall]) => {
    const tally = tallies.find((each) => each.detector === detector)!;
    expect(tally.precision).toBeGreaterThanOrEqual(precision);
    expect(tally.recall).toBeGreaterThanOrEqual(recall);
  });

  test('every soft detector has a floor', () => {
    const hard = ['resident-id', 'bank-card', 'credit-code'];
    expect([...Object.keys(FLOORS), ...hard].sort()).toEqual(tallies.map(({ detector }) => detector).sort());
  });
});
