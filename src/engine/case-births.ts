import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Entry, Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { ItemContent } from '../domain/items/content.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import { responsibleUnit } from '../domain/responsibility/responsible-unit.js';
import { Beginning } from './beginning.js';
import type { Born, NewItem } from './new-item.js';
import { BirthReader } from './birth-reader.js';
import { CaseFacts } from './case-facts.js';
import type { CaseRow } from './case-row.js';
import { CaseWriter } from './case-writer.js';

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

  async create(asked: NewItem): Promise<Outcome<Born>> {
    const entry = this.jurisdiction.entries.get(asked.entry);
    if (entry === undefined) return refused([unusable('unknown-entry', 'entry', { entry: asked.entry })]);
    const project = asked.project === null ? null : await this.reader.project(asked.project);
    if (asked.project !== null && project === null) return refused([unusable('unknown-project', 'project')]);
    const owner = responsibleUnit(this.jurisdiction, entry, asked.actor.unit, project, this.beginning.today());
    const wrong = [
      ...(asked.actor.roles.includes('drafter') ? [] : [NOT_A_DRAFTER]),
      ...unusableContent(entry, asked, this.jurisdiction),
    ];
    if (!owner.ok) return refused([...owner.refusals, ...wrong]);
    if (wrong.length > 0) return refused(wrong);
    return accepted(await this.write(asked, entry, this.beginning.row(asked, entry, owner.value.unit, project)));
  }

  private async write(asked: NewItem, entry: Entry, row: CaseRow): Promise<Born> {
    const accounts = await this.reader.accounts(this.beginning.units(this.facts.of(row)));
    const { writes, blocked } = this.beginning.writes({ ...row, accounts }, asked);
    await this.writer.create(writes, {
      kind: 'item',
      definition: row.definition,
      unit: row.unit,
      createdBy: asked.actor.account,
      entry: entry.id,
      domain: entry.domain,
      project: asked.project,
    });
    const { id, revision, state, states } = writes.case;
    return { id, revision, state, states, responsibleUnit: row.unit, blocked };
  }
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
  asked: { readonly content: Pick<ItemContent, 'elements'>; readonly countersigners: readonly string[] },
  jurisdiction: Jurisdiction,
): Refusal[] {
  const known = new Set(entry.elements.map((element) => element.id));
  const strangers = Object.keys(asked.content.elements).filter((id) => !known.has(id));
  const nobodies = asked.countersigners.filter((unit) => !jurisdiction.units.has(unit));
  return [
    ...strangers.map((id) => unusable('unknown-element', `elements.${id}`, { element: id })),
    ...nobodies.map((unit) => unusable('unknown-unit', 'countersigners', { unit })),
  ];
}
