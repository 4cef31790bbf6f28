import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Entry, Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { checkContent, personalColumnsFilled } from '../domain/catalogue/element-values.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import { faultsOfItem } from '../domain/exchange/dual-publicity/stored.js';
import { gradedTermOf } from '../domain/display/graded-term.js';
import { sha256Hex } from '../domain/audit/canonical-json.js';
import { markTargets, type ItemSource } from '../domain/items/content.js';
import { authorisationOf } from '../domain/intake/authorisation.js';
import { contentHash, publicCopy, publicHash } from '../domain/items/public-copy.js';
import { memoised } from '../domain/memoised.js';
import type { Facts } from '../domain/lifecycle/facts.js';
import { Clock } from '../platform/clock.js';
import { blocks } from '../domain/screening/quarantine.js';
import { unitsFor } from '../domain/responsibility/units-for.js';
import { exchangeFaultsOf } from './exchange-facts.js';
import { CaseFinds } from './case-finds.js';
import { CaseKinds } from './case-kinds.js';
import type { CaseRow } from './case-row.js';
import { owedItem } from './owed-item.js';
import { PushChannels } from './push-channels.js';

type SourceRow = Pick<
  CaseRow,
  | 'entry'
  | 'title'
  | 'summary'
  | 'elements'
  | 'extra'
  | 'dates'
  | 'creditRecords'
  | 'attachments'
  | 'marks'
  | 'decisions'
  | 'readings'
  | 'created_at'
>;

/** Rows → facts: what guards, authority and effects may look at. Reads nothing itself. */
@Injectable()
export class CaseFacts {
  constructor(
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
    private readonly channels: PushChannels,
    private readonly clock: Clock,
    private readonly kinds: CaseKinds,
    private readonly finds: CaseFinds,
  ) {}

  of(row: CaseRow): Facts {
    return this.kinds.get(row.kind)?.facts(row) ?? this.ofItem(row);
  }

  private ofItem(row: CaseRow): Facts {
    const entry = this.entry(row.entry);
    const { content, attachments } = this.source(row);
    const { office, supervisionOffice, secrecyAuthority } = this.jurisdiction;
    const checked = memoised([entry], `checked ${digestOf(content)}`, () => checkContent(entry, content));
    return {
      case: row.id,
      states: row.states,
      entry: row.entry,
      unit: row.unit,
      seats: { office, supervisionOffice, secrecyAuthority },
      policy: this.jurisdiction.units.get(row.unit)?.policy ?? 'strict',
      personalData: entry.personalData,
      obliged: entry.obliged,
      correction: entry.correction,
      ...(entry.display === undefined ? {} : { display: entry.display }),
      ...this.graded(row, entry),
      ...unitsFor(this.jurisdiction, entry, row.unit, row.project, dateInShanghai(this.clock.now())),
      version: row.version,
      missing: checked.missing,
      invalid: checked.invalid.map((each) => each.field),
      exchangeFaults: exchangeFaultsOf(this.jurisdiction, entry, row, checked),
      ...this.creditFaults(row),
      targets: markTargets(content, attachments),
      identifying: identifying(entry, content.elements),
      marks: row.marks,
      ...this.screened(row),
      contentHash: row.content_hash,
      publicHash: this.publicHashNow(row),
      deliveries: row.deliveries,
      pushChannels: this.channels.owedBy(owedItem(row, entry)).filter(({ status }) => status === 'pending').length,
      publishedAt: row.published_at,
      publication: row.number,
      ...this.authorisation(row),
      notBefore: notBefore(row),
      memory: row.memory,
    };
  }

  /** The lawful term of the penalties the version at hand tells of (信用修复管理办法). */
  private graded({ elements, dates, creditRecords, memory }: CaseRow, entry: Entry): Pick<Facts, 'graded'> {
    const { displayGrades: rules, dualPublicity: house } = this.jurisdiction;
    const said = { elements, dates, records: creditRecords, grade: memory.grade ?? null };
    const graded = gradedTermOf(entry, { rules, house, ...said });
    return graded === undefined ? {} : { graded };
  }

  /** What the reporting system would not take (双公示); looked at while it can still be put right. */
  private creditFaults({ creditRecords, creditTwins, state }: CaseRow): Pick<Facts, 'creditFaults'> {
    if (creditRecords.length === 0 || state !== 'work.drafting') return {};
    const today = dateInShanghai(this.clock.now());
    return { creditFaults: faultsOfItem(this.jurisdiction.dualPublicity, creditRecords, today, creditTwins) };
  }

  /** Finds cost time: they are looked for while somebody judges them. */
  private screened(row: CaseRow): Pick<Facts, 'finds' | 'unread' | 'quarantined'> {
    if (!JUDGED.test(row.state)) return { finds: [], unread: [], quarantined: row.quarantined };
    const seen = this.finds.facts(row, this.source(row));
    return { ...seen, quarantined: blocks(seen.finds) };
  }

  /** Whether the version is closed once it stands in these states; what is being drafted has not been looked at yet. */
  quarantined(row: CaseRow, state: string): boolean {
    return JUDGED.test(state) ? blocks(this.finds.facts(row, this.source(row)).finds) : row.quarantined;
  }

  /** 常设书面授权: the unit's own document for this entry, in force today. */
  private authorisation({ unit, entry }: CaseRow): Pick<Facts, 'authorisation'> {
    const today = dateInShanghai(this.clock.now());
    const found = authorisationOf(this.jurisdiction.units.get(unit), entry, today);
    return found === null ? {} : { authorisation: found.document };
  }

  /** The source of the version at hand, as the reviewer judges it and the public copy is made from it. */
  source(row: SourceRow): ItemSource {
    const { title, summary, elements, extra, dates, creditRecords } = row;
    return {
      entry: row.entry,
      content: {
        ...{ title, summary, elements, extra, dates },
        ...(creditRecords.length === 0 ? {} : { creditRecords }), // hashes made before there were any stay
      },
      attachments: row.attachments,
      marks: row.marks,
      decisions: row.decisions,
      copies: copiesIn(row.readings),
      formedOn: this.formedOn(row),
    };
  }

  /**
   * What review and approval bind to is made anew where they are at work: a catalogue that has been changed since would show the public
   * something else than was judged (invariant 8).
   */
  private publicHashNow(row: CaseRow): string {
    return JUDGED.test(row.state) ? this.publicHashOf(row.entry, this.source(row)) : row.public_hash;
  }

  hashes(row: SourceRow): { contentHash: string; publicHash: string } {
    const source = this.source(row);
    return { contentHash: contentHash(source), publicHash: this.publicHashOf(row.entry, source) };
  }

  private publicHashOf(id: string, source: ItemSource): string {
    const entry = this.entry(id);
    return memoised([this.jurisdiction, entry], `public ${digestOf(source)}`, () =>
      publicHash(publicCopy(entry, source, this.jurisdiction)),
    );
  }

  entry(id: string): Entry {
    const entry = this.jurisdiction.entries.get(id);
    if (entry === undefined)
      throw new Error(`the catalogue has no entry ${id}: it was removed while items of it exist`);
    return entry;
  }

  /** 生成日期: the day formed or changed, else the entry's own event, else the day the draft was begun. */
  private formedOn({ entry, dates, created_at }: SourceRow): string {
    const asked = ['formed-or-changed', ...this.entry(entry).dates.map((date) => date.id)];
    const given = asked.map((id) => dates[id]).find((date) => date !== undefined && /^\d{4}-\d{2}-\d{2}/.test(date));
    return given?.slice(0, 10) ?? dateInShanghai(created_at.toISOString());
  }
}

/** What was looked at is known again by every byte of it, not by a hash that stands in the row. */
const digestOf = (looked: object): string => sha256Hex(JSON.stringify(looked));

const copiesIn = (readings: CaseRow['readings']): ItemSource['copies'] =>
  Object.fromEntries(readings.flatMap(({ attachment, copy }) => (copy === null ? [] : [[attachment, copy]])));

/** The latest of the windows that bind the version at hand, as its clocks were last written. */
function notBefore({ clocks }: CaseRow): string | null {
  const days = clocks.flatMap(({ binding, act, not_before, done_at }) =>
    binding && act === 'publish' && done_at === null && not_before !== null ? [not_before] : [],
  );
  return days.sort().at(-1) ?? null;
}

const JUDGED = /^work\.(confidentialityReview|approval|publication|express)\b/;

/** Elements whose values identify people: id numbers and telephones are never published (DOMAIN §0.8). */
const identifying = (entry: Entry, elements: Readonly<Record<string, unknown>>): string[] =>
  entry.elements
    .filter((element) => elements[element.id] !== undefined && personalColumnsFilled(element, elements[element.id]))
    .map(({ id }) => `element:${id}`);
