import type { ReviewPolicy } from '../catalogue/jurisdiction.js';
import type { ExchangeFault } from '../exchange/exchange-fault.js';
import type { ObligationMemory } from '../obligations/obligation.js';
import type { Refusal } from '../refusal.js';
import type { DisplayMemory, GradedTerm } from '../display/display-memory.js';
import type { FactFind } from '../screening/find-decision.js';
import type { Order } from '../supervision/order.js';

/**
 * Everything a decision about one item may look at, as JSON: guards, authority and effects read these facts and nothing else.
 * `Memory` is what the case itself remembers between actions (stored in `workflow_case.facts`); the rest is read from the rows
 * by the same one query each time.
 */
export interface Facts {
  readonly case: string;
  readonly states: readonly string[]; // all active leaf states, e.g. ["work.approval", "visibility.none", "syndication.none"]
  readonly entry: string;
  readonly unit: string; // responsible unit
  readonly policy: ReviewPolicy;
  readonly personalData: boolean;
  readonly obliged: boolean;
  readonly correction: 'additional-notice' | 'version';
  readonly display?: { readonly minDays?: number; readonly maxDays?: number; readonly basis: string };
  /** What the version at hand tells of penalties and dishonesty, and for how long the law shows it. */
  readonly graded?: GradedTerm;
  readonly publishingUnits: readonly string[]; // may publish: the unit, its publisher, an entrusted unit
  readonly reviewingUnits: readonly string[]; // may review: the unit, entrusted units
  readonly actingUnits: readonly string[]; // may draft: the unit, an agency with the authorisation on the project
  /** Units by the seat they hold in the jurisdiction. */
  readonly seats: { readonly office: string; readonly supervisionOffice: string; readonly secrecyAuthority: string };
  readonly version: number; // 1 for the first, +1 with each correction
  readonly missing: readonly string[]; // required fields not filled: "title", "elements.price", "dates.formed-or-changed"
  readonly invalid: readonly string[]; // fields whose value does not fit their kind
  /** What platforms are owed of the version and cannot be given; until it is approved. */
  readonly exchangeFaults: readonly ExchangeFault[];
  /** What is wrong with the licence and penalty records of a draft (双公示), each a refusal of SUBMIT. */
  readonly creditFaults?: readonly Refusal[];
  readonly targets: readonly string[]; // what needs a mark: "element:<id>", "attachment:<id>"
  readonly marks: readonly Mark[];
  /** What the detectors see in the version at hand, with what was decided of each; only while it is in review. */
  readonly finds: readonly FactFind[];
  /** A mark of secrecy or a virus was found: the content is closed to all but those who judge it. */
  readonly quarantined: boolean;
  /** Attachments that nothing has read yet. */
  readonly unread: readonly string[];
  readonly contentHash: string;
  readonly publicHash: string;
  readonly deliveries: { readonly pending: number; readonly delivered: number; readonly failed: number };
  readonly identifying: readonly string[]; // targets whose filled columns identify people (id numbers, phones): never published unmasked
  readonly pushChannels: number; // channels that are owed a delivery of each publication
  readonly publication: string | null; // index number (索引号) in the public window, null before the first PUBLISH
  readonly publishedAt: string | null; // instant of the last publication, ISO
  /** 常设书面授权 of the unit for the express path of this entry, in force today: number of the document. */
  readonly authorisation?: string;
  /** First lawful day of publication, where a window binds (`between`, `during`, 生效后). */
  readonly notBefore: string | null;
  readonly memory: Memory;
}

export interface Mark {
  readonly target: string;
  readonly decision: 'publish' | 'mask' | 'withhold';
  readonly ground?: string | undefined;
  readonly reason?: string | undefined;
  readonly by: string;
  readonly standingFor?: string | undefined; // the absent colleague for whom it was made
  readonly at: string;
}

export interface Memory extends DisplayMemory {
  /** Accounts that edited this version: each counts as its drafter (invariant 7). */
  readonly drafters: readonly string[];
  /** Who submitted it last, and whether someone else has acted since (RECALL 收回 ends then). */
  readonly submittedBy: string | null;
  readonly actedSinceSubmission: boolean;
  readonly reviewers: readonly string[]; // who marked or cleared this round
  readonly clearedHash: string | null; // publicHash that CLEAR bound to
  readonly approvedHash: string | null; // publicHash that APPROVE bound to
  readonly approver: string | null;
  readonly countersigners: readonly string[]; // units asked
  readonly countersignatures: readonly {
    readonly unit: string;
    readonly account: string;
    readonly standingFor?: string; // the absent colleague for whom it was signed
    readonly publicHash: string;
    readonly at: string;
  }[];
  readonly proposal: NonDisclosure | null; // proposed by the reviewer, waiting for the approver
  readonly nonDisclosure: NonDisclosure | null; // confirmed
  readonly publishedVersions: number; // 0 until the first PUBLISH
  readonly correctionOf: {
    readonly reason: string;
    readonly kind: CorrectionKind;
    readonly publication: string;
  } | null;
  readonly scheduledFor: string | null; // instant
  readonly heldUntil: string | null; // instant
  readonly question: string | null; // to the secrecy authority; never the content
  readonly consultation: {
    readonly party: string;
    readonly receivedOn: string;
    readonly replyDue: string;
    readonly reply: string | null;
  } | null;
  /** Third parties that refused publication of this version, and the text they were asked about (条例 32). */
  readonly objections?: readonly { readonly party: string; readonly contentHash: string }[];
  /** Of an obligation: what was done about it. */
  readonly obligation?: ObligationMemory;
  /** What a supervision order asks and what was answered; only cases of that kind have it. */
  readonly order?: Order;
  /** How the text of this version reached the house (六（二）、（六）); absent where it was drafted here. */
  readonly intake?: Intake | null;
  /** What an approval by word of mouth, or on paper without a scan, still lacks: 待补签. */
  readonly pendingSignature?: PendingSignature | null;
  /** The statutory medium that had published the same text before (招标投标法实施条例 15). */
  readonly mirror?: { readonly medium: string; readonly url: string; readonly publishedAt: string } | null;
}

export interface Intake {
  readonly mode: string; // code of `submission-mode`: electronic-exchange, e-mail, paper …
  readonly sender: string; // account that sent it, or that entered it
  readonly receivedAt: string; // instant, by the machine
  readonly verified: { readonly by: string; readonly at: string } | null; // 核验确认; of an exchanged text never needed
  /** Lines in which the statutory medium's text that was sent along is another (招标投标法实施条例 15). */
  readonly differs?: number;
  /** Why it did not take the express path, or left it. */
  readonly finds: readonly Find[];
}

/** Something the screening came upon, or the path lacks; never the words themselves. */
export interface Find {
  readonly kind: string; // resident-id, mobile, bank-card, secrecy-mark, unreadable-attachment, no-authorisation, incomplete
  readonly place: string; // title, elements.contacts, attachment:<id>; empty where it is about the whole
}

export interface PendingSignature {
  readonly signer: string;
  readonly medium: 'paper' | 'oral';
  readonly version: number;
  readonly recordedBy: string;
  readonly recordedAt: string; // instant
  readonly confirmedAt: string | null; // 补签, by the signer's own sign-in
}

export type CorrectionKind = 'correction' | 'clarification' | 'termination'; // 更正 澄清 终止

export interface NonDisclosure {
  readonly kind: 'WITHHOLD' | 'RESTRICT';
  readonly ground: string;
  readonly explanation: string;
  readonly reviewAgainOn: string; // date
  readonly by: string;
}

export const EMPTY_MEMORY: Memory = {
  drafters: [],
  submittedBy: null,
  actedSinceSubmission: false,
  reviewers: [],
  clearedHash: null,
  approvedHash: null,
  approver: null,
  countersigners: [],
  countersignatures: [],
  proposal: null,
  nonDisclosure: null,
  publishedVersions: 0,
  correctionOf: null,
  scheduledFor: null,
  heldUntil: null,
  question: null,
  consultation: null,
};
