/** How grave: `block` stops everything, `mask` hides a person's number, `judge` asks a person, `mend` is a mistake of the drafter's. */
export type Severity = 'block' | 'mask' | 'judge' | 'mend';

/** One place in a text, with what is suspected there. */
export interface Find {
  readonly detector: string;
  readonly severity: Severity;
  readonly start: number; // UTF-16 offsets in the text as given
  readonly end: number;
  readonly excerpt: string; // the words with some on either side, for those who may see them
  readonly suggestion: 'mask' | 'keep' | 'remove' | 'mend';
  readonly ground?: string; // id of a ground of the jurisdiction
  readonly score: number; // 0 to 1: how sure
}

/** What is known of the place a text stands in. */
export interface TextContext {
  readonly personal: boolean; // names of persons belong here
  readonly label?: string; // of the element and column: 联系方式 makes a telephone an office's
  readonly entry?: string;
}

/** A place a detector points at, before it is weighed against others. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly score: number;
}

export interface Detector {
  readonly name: string;
  readonly severity: Severity;
  readonly suggestion: Find['suggestion'];
  readonly ground?: string;
  /** `plain` is the text with full-width signs narrowed, place for place. */
  readonly look: (plain: string, context: TextContext) => readonly Candidate[];
}
