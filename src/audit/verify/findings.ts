/** What does not fit, as a value: the sentence is in the locale files under `trail.verify.<code>`. */
export interface Finding {
  readonly code: FindingCode;
  /** Id of the entry that does not fit, where there is one to name. */
  readonly entry: string | null;
  readonly params: Readonly<Record<string, string | number>>;
}

export const FINDING_CODES = [
  // an entry and its chain
  'entry-altered',
  'entry-out-of-sequence',
  'chain-broken',
  'content-altered',
  'content-unannounced',
  'content-without-entry',
  // the case's own tail
  'tail-truncated',
  'tail-exceeded',
  'tail-differs',
  'case-missing',
  'case-without-trail',
  // entries and leaves
  'never-sealed',
  'unsealed-too-long',
  'sealed-but-waiting',
  'waiting-without-entry',
  'leaf-differs',
  'leaf-without-entry',
  'leaf-out-of-sequence',
  'leaves-beyond-head',
  // heads
  'log-truncated',
  'root-differs',
  'frontier-differs',
  'key-unknown',
  'signature-wrong',
  'kept-head-of-another-log',
  'kept-head-unsigned',
  'kept-head-truncated',
  'kept-head-differs',
  // publications
  'publication-altered',
  'publication-differs',
  'publication-unrecorded',
  'publication-missing',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

const KEPT = 100;

/**
 * Collects findings with bounded memory: all are counted, the earliest kept. Ids are UUID version 7, so the smallest id is the oldest
 * entry; findings without an entry come after.
 */
export class Findings {
  private kept: Finding[] = [];
  private found = 0;

  add(finding: Finding): void {
    this.found += 1;
    this.kept.push(finding);
    if (this.kept.length >= 2 * KEPT) this.kept = this.earliest();
  }

  get count(): number {
    return this.found;
  }

  /** Oldest entry first; findings about the same entry in the order they were made. */
  earliest(): Finding[] {
    return this.kept.toSorted((a, b) => age(a).localeCompare(age(b), 'en')).slice(0, KEPT);
  }
}

const age = (finding: Finding): string => finding.entry ?? 'none';
