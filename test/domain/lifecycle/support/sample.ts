import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor, Role } from '../../../../src/domain/actor';
import type { Jurisdiction, Unit } from '../../../../src/domain/catalogue/jurisdiction';
import { begin, decide } from '../../../../src/domain/lifecycle/advance';
import { readDefinition } from '../../../../src/domain/lifecycle/definition';
import { DISCLOSURE } from '../../../../src/domain/lifecycle/disclosure/registry';
import { EMPTY_MEMORY, type Facts, type Mark, type Memory } from '../../../../src/domain/lifecycle/facts';
import type { Proposal, Step } from '../../../../src/domain/lifecycle/step';
import type { Outcome } from '../../../../src/domain/refusal';

export const FILE = join(__dirname, '../../../../workflows/disclosure.yaml');
export const TEXT = readFileSync(FILE, 'utf8');
export const definition = readDefinition(TEXT, 'disclosure.yaml', DISCLOSURE);

export const NOW = '2026-03-02T02:00:00.000Z';

const unit = (id: string, zh: string): [string, Unit] => [
  id,
  {
    ...{
      id,
      name: { zh, en: id },
      names: [{ zh, en: id }],
      kind: 'department',
      uscc: '',
      usccSample: true,
      sample: true,
    },
    ...{ policy: 'strict', memberOf: [], entrusts: [], express: [] },
  },
];

const text = (zh: string) => ({ zh, en: zh });

/** As much of a jurisdiction as decisions look at. */
export const jurisdiction = {
  units: new Map([
    unit('land', '国土局'),
    unit('housing', '住建局'),
    unit('lawyers', '法制办'),
    unit('finance', '财政局'),
    unit('office', '政府办公室'),
    unit('supervision', '督查室'),
    unit('secrecy', '保密局'),
  ]),
  channels: new Map(),
  trading: null,
  displayGrades: {
    ...{ from: '2026-04-01', basis: '信用修复管理办法' },
    grades: ['light', 'general', 'severe'].map((id) => ({ id, name: text(id) })),
  },
  entries: new Map([['land-supply', { principle: 'approve' }]]),
  principles: { approve: text('谁批准、谁公开'), implement: text('谁实施、谁公开'), produce: text('谁制作、谁公开') },
  principlesBasis: '方案三',
  supervision: { series: '同政督', days: 5, grace: 2 },
  grounds: new Map([
    [
      'trade-secret',
      { id: 'trade-secret', name: text('商业秘密'), article: '条例第15条', allows: ['withhold', 'restrict'] },
    ],
    ['state-secret', { id: 'state-secret', name: text('国家秘密'), article: '条例第14条', allows: ['withhold'] }],
  ]),
} as unknown as Jurisdiction;

export const mark = (target: string, by = 'land.reviewer', decision: Mark['decision'] = 'publish'): Mark => ({
  ...{ target, decision, by, at: NOW },
});

/** A complete draft of 国土局 with one element, made by land.drafter. */
export const facts = (changes: Partial<Omit<Facts, 'memory'>> & { memory?: Partial<Memory> } = {}): Facts => ({
  ...{
    case: 'c1',
    states: ['work.drafting', 'visibility.none', 'syndication.none'],
    entry: 'land-supply',
    unit: 'land',
  },
  ...{ policy: 'strict', personalData: false, obliged: true, correction: 'version' },
  ...{ publishingUnits: ['land'], reviewingUnits: ['land'], actingUnits: ['land'] },
  ...{ seats: { office: 'office', supervisionOffice: 'supervision', secrecyAuthority: 'secrecy' } },
  ...{
    version: 1,
    missing: [],
    invalid: [],
    exchangeFaults: [],
    targets: ['element:price'],
    marks: [],
    identifying: [],
    finds: [],
    unread: [],
    quarantined: false,
  },
  ...{ contentHash: 'c', publicHash: 'p', deliveries: { pending: 0, delivered: 0, failed: 0 }, pushChannels: 1 },
  ...{ publication: null, publishedAt: null, notBefore: null },
  ...changes,
  memory: { ...EMPTY_MEMORY, drafters: ['land.drafter'], ...changes.memory },
});

export const person = (unitId: string, ...roles: Role[]): Actor => ({
  ...{ account: `${unitId}.${roles.join('+')}`, person: unitId, unit: unitId, roles },
});

/** A case that acts are taken on, one after the other, as the engine would: the facts after are those of the next act. */
export class Case {
  step: Step;
  now = NOW;

  constructor(public facts: Facts) {
    this.step = begin(definition, facts);
    this.facts = { ...facts, states: this.step.states };
  }

  try(action: string, actor: Actor, input: Record<string, unknown> = {}): Outcome<Step> {
    return this.decide({ action, actor, facts: this.facts, input, now: this.now, probing: false });
  }

  decide(proposal: Proposal): Outcome<Step> {
    return decide(definition, this.step.snapshot, proposal, jurisdiction);
  }

  take(action: string, actor: Actor, input: Record<string, unknown> = {}): this {
    const outcome = this.try(action, actor, input);
    if (!outcome.ok) throw new Error(`${action} refused: ${outcome.refusals.map((one) => one.code).join(', ')}`);
    this.step = JSON.parse(JSON.stringify(outcome.value)) as Step;
    const { changes, memory, states } = this.step;
    this.facts = { ...this.facts, states, memory, version: changes.version ?? this.facts.version };
    if (changes.clearMarks === true) this.know({ marks: [] });
    if (changes.publish === true) this.know({ publishedAt: this.now, publication: '230881/2026-00001' });
    return this;
  }

  know(changes: Partial<Facts>): this {
    this.facts = { ...this.facts, ...changes };
    return this;
  }

  codes(action: string, actor: Actor, input: Record<string, unknown> = {}): readonly string[] {
    const outcome = this.try(action, actor, input);
    return outcome.ok ? [] : outcome.refusals.map((one) => one.code);
  }
}
