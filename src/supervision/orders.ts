import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import type { Actor } from '../domain/actor.js';
import { canonicalJson, sha256Hex } from '../domain/audit/canonical-json.js';
import { readScope } from '../domain/authority/read-scope.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { accepted, refused, type Outcome, type Refusal } from '../domain/refusal.js';
import { NEW_ORDER, type Finding } from '../domain/supervision/order.js';
import { CaseDoor, NOT_NEEDED } from '../engine/case-door.js';
import { KindBirths } from '../engine/kind-births.js';
import type { Standing } from '../engine/standing.js';
import { WorkflowEngine } from '../engine/workflow-engine.js';
import { idFrom } from './id-from.js';
import { Findings } from './findings.js';
import type { NewOrder } from './schemas.js';
import { Terms } from './terms.js';

/** Orders begin here, and may be issued in the same breath. */
@Injectable()
export class Orders {
  constructor(
    private readonly births: KindBirths,
    private readonly door: CaseDoor,
    private readonly engine: WorkflowEngine,
    private readonly findings: Findings,
    private readonly terms: Terms,
    @Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction,
  ) {}

  /** Officers of the government office and of the supervision office. */
  may = (actor: Actor): boolean => readScope(actor, this.jurisdiction).kind === 'all';

  /** Begun once for each `Idempotency-Key`: a repeat finds what the first made, and issues it where that was asked and failed. */
  async create(actor: Actor, given: NewOrder, key: string | null): Promise<Outcome<Standing & { id: string }>> {
    if (!this.may(actor)) return refused([NOT_AN_OFFICER]);
    if (key === null) return refused([KEY_NEEDED]);
    const wrong = this.unknownUnits(given);
    const found = await this.findings.of(
      actor,
      (given.findings ?? []).map(({ item }) => item),
    );
    if (!found.ok) return refused([...wrong, ...found.refusals]);
    if (wrong.length > 0) return refused(wrong);
    const born = await this.begin(actor, given, found.value, idFrom('order', actor.account, key));
    if (!born.ok || given.issue !== true) return born;
    return await this.issue(actor, born.value.id, key);
  }

  private async begin(
    actor: Actor,
    given: NewOrder,
    findings: readonly Finding[],
    id: string,
  ): Promise<Outcome<Standing & { id: string }>> {
    const { unit, title, source = '', demand = '', contact = '', copyTo = [] } = given;
    const term = this.terms.of(given) ?? { due: null, circulateFrom: null };
    const request = sha256Hex(canonicalJson(JSON.parse(JSON.stringify(given))));
    const [first] = findings;
    const born = await this.births.create({
      ...{ kind: 'order', actor, unit, id },
      about: { title, request, ...(first === undefined ? {} : this.placeOf(first.entry)) },
      memory: {
        order: {
          ...{ ...NEW_ORDER, source, demand, contact, copyTo, findings, ...term },
          ...{ issuer: actor.unit, series: this.jurisdiction.supervision.series },
        },
      },
    });
    return born.fresh ? accepted(born) : await this.repeated(actor, id, request);
  }

  private async repeated(actor: Actor, id: string, request: string): Promise<Outcome<Standing & { id: string }>> {
    const opened = await this.door.open({ actor, caseId: id, key: NOT_NEEDED });
    if (opened?.row.about?.request !== request) return refused([{ code: 'key-reused', kind: 'content' }]);
    const { state, states, revision } = opened.row;
    return accepted({ id, state, states, revision });
  }

  private async issue(actor: Actor, caseId: string, key: string): Promise<Outcome<Standing & { id: string }>> {
    const asked = { actor, caseId, action: 'ISSUE', input: {}, revision: 1, key: `${key}.ISSUE`.slice(-200) };
    const issued = await this.engine.advance(asked);
    return issued.ok ? accepted({ id: caseId, ...issued.value }) : issued;
  }

  /** Entry and domain of the first finding: where the board counts the order. */
  private placeOf(entry: string): { entry: string; domain: string } {
    return { entry, domain: this.jurisdiction.entries.get(entry)?.domain ?? '' };
  }

  private unknownUnits({ unit, copyTo = [] }: NewOrder): readonly Refusal[] {
    const unknown = (id: string, field: string): Refusal[] =>
      this.jurisdiction.units.has(id) ? [] : [{ code: 'unknown-unit', kind: 'content', field, params: { unit: id } }];
    return [...unknown(unit, 'unit'), ...copyTo.flatMap((id) => unknown(id, 'copyTo'))];
  }
}

const NOT_AN_OFFICER: Refusal = {
  code: 'wrong-role',
  kind: 'authority',
  params: { role: 'officer', step: '督办', stepEn: 'Supervision' },
};
const KEY_NEEDED: Refusal = { code: 'idempotency-key-required', kind: 'precondition' };
