import type { Role } from '../actor.js';
import type { WorkingCalendar } from '../calendar/working-calendar.js';
import type { TradingMapping } from '../exchange/trading/mapping.js';
import type { YearNotice } from '../calendar/year-notice.js';
import type { DualPublicity } from '../exchange/dual-publicity/table.js';
import type { WordLists } from '../screening/word-lists.js';
import type { Ladder } from '../escalation/ladder.js';
import type { Expectations } from './shapes/obligations.js';
import type { Channel } from './channel.js';
import type { OcdsMapping } from './shapes/ocds.js';
import type {
  DeadlineEvent,
  DeadlineReading,
  DeadlineRule,
  DisplayGrades,
  StatutoryOverride,
} from './shapes/deadlines.js';

/** What `jurisdictions/<code>-<name>/` says, once checked. Read-only for the life of the process, but for the calendar. */
export interface Jurisdiction {
  readonly code: string; // region code, 6 digits (GB/T 2260)
  readonly name: Text;
  /** 政府网站标识码 of the site that runs this window, where it is registered. */
  readonly siteIdCode?: string;
  readonly plan: { readonly title: string; readonly number: string; readonly issued: string };
  readonly units: ReadonlyMap<string, Unit>;
  readonly domains: ReadonlyMap<string, Domain>;
  readonly entries: ReadonlyMap<string, Entry>;
  readonly channels: ReadonlyMap<string, Channel>;
  /** Owed by every licence and penalty decision, whatever its domain (五（三）). */
  readonly creditChannels: readonly string[];
  /** Owed by the other credit information of entries that hold nothing else. */
  readonly creditInformationChannels: readonly string[];
  readonly grounds: ReadonlyMap<string, Ground>;
  readonly codeLists: ReadonlyMap<string, readonly Code[]>;
  readonly principles: Readonly<Record<Principle, Text>>;
  /** Where the principles stand, as a refusal cites it: `方案三`. */
  readonly principlesBasis: string;
  /** Groups, roles and parties of the catalogue, which are not units but resolve to one. */
  readonly groups: ReadonlyMap<string, Group>;
  /** The sectors the office coordinates (plan, 八（一）), each with the unit that answers for it. */
  readonly sectors: readonly { readonly zh: string; readonly unit: string }[];
  /** Supervision orders: series of the numbers (同政督), working days to answer, grace before circulation (working days). */
  readonly supervision: { readonly series: string; readonly days: number; readonly grace: number };
  /** As the newest notices make it. In a running process it changes when a notice is imported: read it at each use. */
  readonly calendar: WorkingCalendar;
  /** The notices shipped with the jurisdiction. */
  readonly calendarNotices: readonly YearNotice[];
  readonly events: ReadonlyMap<string, DeadlineEvent>;
  readonly deadlineRules: ReadonlyMap<string, DeadlineRule>;
  readonly overrides: ReadonlyMap<string, StatutoryOverride>;
  readonly deadlineReadings: readonly DeadlineReading[];
  /** The display terms of penalties and dishonesty by grade; null where the jurisdiction has none. */
  readonly displayGrades: DisplayGrades | null;
  /** When a clock is told of, and to whom. */
  readonly escalation: Ladder;
  /** What is owed before anyone drafts it: of each period, and next in a project's chain. */
  readonly expectations: Expectations;
  /** People for a trial; empty where the folder has no accounts.yaml. */
  readonly accounts: readonly DemoAccount[];
  /** Systems that send texts by data exchange (六（六）). */
  readonly senders: ReadonlyMap<string, IntakeSender>;
  /** Working days in which an approval by word of mouth is signed afterwards (待补签); internal. */
  readonly signatureWithin: number;
  /** How publications read as releases of OCDS; null where the folder has no ocds.yaml. */
  readonly ocds: OcdsMapping | null;
  /** Words to be asked about before publication: the city's own and the unit's; of every unit for null. */
  readonly wordLists: (unit: string | null) => WordLists;
  /** What the trading platform gets of which entry; null where the jurisdiction feeds none. */
  readonly trading: TradingMapping | null;
  /** Columns of the licence and penalty reporting system (双公示); null where the folder has none. */
  readonly dualPublicity: DualPublicity | null;
  /** Units by the seat they hold: who answers for the whole, who supervises, who judges secrecy. */
  readonly office: string;
  readonly supervisionOffice: string;
  readonly secrecyAuthority: string;
}

export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Principle = 'approve' | 'implement' | 'produce';
export type ReviewPolicy = 'strict' | 'small';
export type PartyRole =
  'procuring-entity' | 'procurement-agency' | 'property-holder' | 'tenderer' | 'tender-agency' | (string & {});

export interface Unit {
  readonly id: string;
  readonly name: Text;
  /** Names over time, newest last; `name` is the one in force. */
  readonly names: readonly UnitName[];
  readonly kind: 'department' | 'township' | 'party' | 'coordinator' | 'supervisor' | 'secrecy' | 'trading';
  /** Unified social credit code (GB 32100); sample codes are marked in the data. */
  readonly uscc: string;
  /** The code is made up (it only passes the check digit) and must be replaced before real use. */
  readonly usccSample: boolean;
  /** The unit itself is made up. */
  readonly sample: boolean;
  readonly policy: ReviewPolicy;
  /** Groups and roles of the catalogue this unit belongs to: other-departments, regulators, tenderer … */
  readonly memberOf: readonly string[];
  /** The unit that publishes for it (归口部门 or trading centre); content stays its own responsibility. */
  readonly publishedBy?: string;
  /** 常设书面授权 for the express path, each by its document. */
  readonly express: readonly StandingAuthorisation[];
  /** Units entrusted in writing to review or publish in its name. */
  readonly entrusts: readonly {
    readonly role: 'reviewer' | 'publisher';
    readonly unit: string;
    readonly document: string;
  }[];
}

/** A standing written authorisation of the unit: first and last day `YYYY-MM-DD`, and for which entries. */
export interface StandingAuthorisation {
  readonly document: string;
  readonly from: string;
  readonly to?: string;
  readonly entries: readonly string[];
}

/** A system that sends tender texts by data exchange; its key is `INTAKE_<ID>_SECRET`. */
export interface IntakeSender {
  readonly id: string;
  readonly name: Text;
  readonly unit: string; // whose system it is
  readonly entries: readonly string[]; // what it may send
}

export interface UnitName extends Text {
  readonly from?: string; // first day, YYYY-MM-DD
  readonly to?: string; // last day
}

/** A name in the catalogue that stands for a unit: `party` and `agency` resolve through the project's parties, the rest by membership. */
export interface Group {
  readonly id: string;
  readonly name: Text;
  readonly kind: 'group' | 'role' | 'party' | 'agency';
  /** Of an agency: the party it acts for, and only with the authorisation recorded on the project. */
  readonly actsFor?: string;
}

export interface Domain {
  readonly id: string;
  readonly number: string;
  readonly name: Text;
  /** Units, groups and parties the plan makes responsible for the domain as a whole. */
  readonly responsible: readonly string[];
  readonly channels: readonly string[]; // channel ids, sets resolved
}

export interface Entry {
  readonly id: string;
  readonly number: string;
  readonly domain: string;
  readonly name: Text;
  readonly principle: Principle;
  /** Units, groups or party roles, any one of which publishes; the first-named department leads. */
  readonly anyOf: readonly string[];
  readonly elements: readonly Element[];
  /** No single element is required, but an item without any says nothing. */
  readonly atLeastOne: boolean;
  readonly personalData: boolean; // any element with personal data
  readonly obliged: boolean; // the law obliges to publish: RESTRICT needs a ground
  /** How a correction appears: a further notice beside the original, or a new version of it. */
  readonly correction: 'additional-notice' | 'version';
  readonly needsProject: boolean;
  /** Shown at least / at most so many calendar days, with the article. */
  readonly display?: {
    readonly minDays?: number;
    readonly maxDays?: number;
    /** Elements whose records have the term of their grade, and the column that dates each decision. */
    readonly graded?: readonly { readonly element: string; readonly date?: string }[];
    readonly basis: string;
  };
  readonly deadlines: readonly string[];
  /** Event dates the form asks for, each an event id of deadlines.yaml. */
  readonly dates: readonly EntryDate[];
  /** Deadlines chosen by a code the drafter gives, e.g. the tender rule only where the grant mode is 招标 (A01). */
  readonly deadlineSelector?: DeadlineSelector;
  /** Pushed to the credit platforms: every item, or only licences or penalties (plan, 五（三）). */
  readonly creditChannels?: 'always' | 'if-licence' | 'if-penalty';
  /** When the entry is owed at all, e.g. prequalification is used. */
  readonly requiredWhen?: Text;
  /** Kinds of matter the plan gathers in this one entry. */
  readonly variants: readonly string[];
  /** Entries beside the thirty-three of the plan (A15). */
  readonly optional: boolean;
}

/** A date asked for: `date` is YYYY-MM-DD, `instant` an ISO date-time, `period` is `from/to` in dates. */
export interface EntryDate {
  readonly id: string;
  readonly name: Text;
  readonly kind: 'date' | 'instant' | 'period';
  readonly required: boolean;
}

export interface DeadlineSelector {
  readonly field: string;
  readonly cases: Readonly<Record<string, readonly string[]>>;
  readonly otherwise: readonly string[];
}

export type FieldKind =
  | 'text' // one line
  | 'long-text' // paragraphs
  | 'amount' // {value: "123.45", currency: "CNY", unit: "万元"}
  | 'number' // {value: "12.5", unit: "公顷"}
  | 'date' // YYYY-MM-DD
  | 'code' // a value of codeLists[codeList]
  | 'table' // rows of columns: [{col: "…"}]
  | 'persons'; // a table of people: columns such as name, id-number, phone, amount …

export interface Element {
  readonly id: string;
  readonly name: Text;
  readonly kind: FieldKind;
  readonly required: boolean;
  readonly personalData: boolean;
  readonly codeList?: string;
  readonly codes?: readonly Code[]; // the values of codeList
  readonly units?: readonly string[]; // units of measure to choose from; the first is the default
  readonly columns?: readonly Column[];
  readonly help?: Text;
}

export interface Column {
  readonly id: string;
  readonly name: Text;
  readonly kind: 'text' | 'amount' | 'number' | 'date';
  /** Hidden from the public when the element is masked: id numbers, phones (DOMAIN §0.8). */
  readonly personal: boolean;
}

/** A legal ground for not publishing, or for masking (条例 14-16 and its kinds). */
export interface Ground {
  readonly id: string;
  readonly name: Text;
  readonly article: string;
  /** Which decisions it carries. */
  readonly allows: readonly ('withhold' | 'restrict' | 'mask')[];
}

export interface Code {
  readonly id: string;
  readonly name: Text;
}

/** Someone to sign in as in a trial: `<unit>.<role>`, or a bare id such as `admin`. */
export interface DemoAccount {
  readonly account: string;
  readonly person: string;
  readonly unit: string;
  readonly roles: readonly Role[];
}
