import type { TrailEntry } from '../../audit/trail-reader.js';

/** What was done in the review of one version, as the trail has it. */
export interface ReviewActs {
  readonly submitted: TrailEntry | null;
  readonly referrals: readonly Exchange[];
  readonly consultations: readonly Exchange[];
  readonly countersigned: readonly TrailEntry[];
  /** What the reviewer, and then the approver, concluded since the version last came to the review. */
  readonly concluded: TrailEntry | null;
  readonly approved: TrailEntry | null;
}

export interface Exchange {
  readonly asked: TrailEntry;
  readonly answered: TrailEntry | null;
}

const REVIEW = 'work.confidentialityReview';
const CONCLUSIONS = ['CLEAR', 'WITHHOLD', 'RESTRICT', 'RETURN'];
const DECISIONS = ['APPROVE', 'WITHHOLD', 'RESTRICT', 'RETURN'];

/** `entries` is the whole trail, oldest first. */
export function reviewActs(entries: readonly TrailEntry[], version: number): ReviewActs {
  const own = entries.filter(({ detail }) => detail.version === version);
  const round = own.slice(own.findLastIndex(begins) + 1);
  const latest = (list: readonly TrailEntry[], of: (entry: TrailEntry) => boolean) => list.findLast(of) ?? null;
  const approved = latest(round, (one) => DECISIONS.includes(one.action) && was(one, 'work.approval'));
  return {
    submitted: latest(own, ({ action }) => action === 'SUBMIT'),
    referrals: exchanges(own, 'REFER', ['ADVISE']),
    consultations: exchanges(own, 'CONSULT', ['RECORD_REPLY', 'CONSULTATION_EXPIRED']),
    countersigned: round.filter(({ action }) => action === 'COUNTERSIGN'),
    concluded: latest(round, (one) => CONCLUSIONS.includes(one.action) && was(one, REVIEW)),
    approved,
  };
}

const was = ({ fromState }: TrailEntry, state: string): boolean => (fromState ?? '').includes(state);
const begins = (entry: TrailEntry): boolean => !was(entry, REVIEW) && (entry.toState ?? '').includes(REVIEW);

function exchanges(entries: readonly TrailEntry[], question: string, answers: readonly string[]): Exchange[] {
  return entries.flatMap((asked, at) => {
    if (asked.action !== question) return [];
    const later = entries.slice(at + 1);
    const again = later.findIndex(({ action }) => action === question);
    const until = again < 0 ? later : later.slice(0, again);
    return [{ asked, answered: until.find(({ action }) => answers.includes(action)) ?? null }];
  });
}

/** A word that was given with an act: of the erasable content, or of what the log keeps. */
export function said({ content, detail, erased }: TrailEntry, name: string): string {
  const kept = detail.input as Readonly<Record<string, unknown>> | undefined;
  const value = content?.[name] ?? kept?.[name];
  if (typeof value === 'string') return value;
  return erased ? '（内容已依法删除）' : '';
}
