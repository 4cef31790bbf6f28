import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Entry, Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { ItemContent } from '../domain/items/content.js';
import { canonicalJson, sha256Hex } from '../domain/audit/canonical-json.js';
import { unusableRecords } from '../domain/exchange/dual-publicity/stored.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import { responsibleUnit } from '../domain/responsibility/responsible-unit.js';
import { sqlState } from '../platform/database.js';
import { Beginning } from './beginning.js';
import type { Born, NewItem } from './new-item.js';
import { BirthReader } from './birth-reader.js';
import { CaseFacts } from './case-facts.js';
import type { CaseRow } from './case-row.js';
import { CaseWriter } from './case-writer.js';
import type { Writes } from './writes.js';

/** A case begins: the entry, the principle and the project decide the responsible unit, or say why not. */
@Injectable()
export class CaseBirths {
  constructor(
    private readonly reader: BirthReader,
    private readonly writer: CaseWriter,
    private readonly facts: CaseFacts,
    private readonly beginning: Beginning,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** Begun once for each `Idempotency-Key`: a repeat hears the first answer, also when both came at once. */
  async create(asked: NewItem): Promise<Outcome<Born>> {
    const { key = null } = asked;
    if (key === null) return await this.begin(asked);
    const kept = await this.repeated(asked, key);
    if (kept !== null) return kept;
    try {
      return await this.begin(asked);
    } catch (cause) {
      const twin = sqlState(cause) === '23505' ? await this.repeated(asked, key) : null;
      if (twin === null) throw cause;
      return twin;
    }
  }

  private async repeated(asked: NewItem, key: string): Promise<Outcome<Born> | null> {
    const kept = await this.reader.kept(asked.actor.account, key);
    if (kept === null) return null;
    if (kept.body_hash !== bodyHash(asked)) return refused([{ code: 'key-reused', kind: 'content' }]);
    return accepted(kept.response as Born);
  }

  private async begin(asked: NewItem): Promise<Outcome<Born>> {
    const entry = this.jurisdiction.entries.get(asked.entry);
    if (entry === undefined) return refused([unusable('unknown-entry', 'entry', { entry: asked.entry })]);
    const project = asked.project === null ? null : await this.reader.project(asked.project);
    if (asked.project !== null && project === null) return refused([unusable('unknown-project', 'project')]);
    const owner = responsibleUnit(this.jurisdiction, entry, asked.actor.unit, project, this.beginning.today());
    const wrong = [
      ...(asked.actor.roles.includes('drafter') ? [] : [NOT_A_DRAFTER]),
      ...unusableContent(entry, { ...asked, unit: owner.ok ? owner.value.unit : null }, this.jurisdiction),
    ];
    if (!owner.ok) return refused([...owner.refusals, ...wrong]);
    if (wrong.length > 0) return refused(wrong);
    return accepted(await this.write(asked, entry, this.beginning.row(asked, entry, owner.value.unit, project)));
  }

  private async write(asked: NewItem, entry: Entry, row: CaseRow): Promise<Born> {
    const accounts = await this.reader.accounts(this.beginning.units(this.facts.of(row)));
    const { writes, blocked } = this.beginning.writes({ ...row, accounts }, asked);
    const { id, revision, state, states } = writes.case;
    const born = { id, revision, state, states, responsibleUnit: row.unit, blocked };
    await this.writer.create(
      { ...writes, ...answerOf(asked, born) },
      {
        kind: 'item',
        definition: row.definition,
        unit: row.unit,
        createdBy: asked.actor.account,
        about: null,
        entry: entry.id,
        domain: entry.domain,
        project: asked.project,
      },
    );
    return born;
  }
}

const bodyHash = ({ entry, project, content, countersigners }: NewItem): string =>
  sha256Hex(canonicalJson(JSON.parse(JSON.stringify({ action: 'CREATE', entry, project, content, countersigners }))));

function answerOf(asked: NewItem, born: Born): Pick<Writes, 'answer'> {
  const { key = null, actor } = asked;
  if (key === null) return {};
  return { answer: { actor: actor.account, key, bodyHash: bodyHash(asked), status: 201, response: born } };
}

const NOT_A_DRAFTER: Refusal = { code: 'wrong-role', kind: 'authority', params: { role: 'drafter', action: 'CREATE' } };

const unusable = (code: string, field: string, params: Record<string, string> = {}): Refusal => ({
  code,
  kind: 'content',
  field,
  params,
});

/** Elements the entry does not have and units nobody knows are named, not dropped. */
export function unusableContent(
  entry: Entry,
  asked: {
    readonly content: Pick<ItemContent, 'elements' | 'creditRecords'>;
    readonly countersigners: readonly string[];
    readonly unit: string | null; // the responsible unit, where it is known
  },
  jurisdiction: Jurisdiction,
): Refusal[] {
  const known = new Set(entry.elements.map((element) => element.id));
  const strangers = Object.keys(asked.content.elements).filter((id) => !known.has(id));
  const nobodies = asked.countersigners.filter((unit) => !jurisdiction.units.has(unit));
  return [
    ...strangers.map((id) => unusable('unknown-element', `elements.${id}`, { element: id })),
    ...unusableRecords(jurisdiction.dualPublicity, asked.content.creditRecords ?? []),
    ...nobodies.map((unit) => unusable('unknown-unit', 'countersigners', { unit })),
    ...asked.countersigners
      .filter((unit) => unit === asked.unit)
      .map((unit) => unusable('countersigner-is-approver', 'countersigners', { unit })),
  ];
}
