import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SYSTEM, type Actor, type Role } from '../../../src/domain/actor';
import { authorise } from '../../../src/domain/authority/authorise';
import { begin, decide } from '../../../src/domain/lifecycle/advance';
import { reasonsAgainst } from '../../../src/domain/lifecycle/candidates';
import { readDefinition } from '../../../src/domain/lifecycle/definition';
import type { Facts } from '../../../src/domain/lifecycle/facts';
import type { Step } from '../../../src/domain/lifecycle/step';
import { walkedOrder } from '../../../src/domain/supervision/walk';
import { SUPERVISION } from '../../../src/domain/supervision/registry';
import { facts, jurisdiction, person } from '../../domain/lifecycle/support/sample';

const FILE = join(__dirname, '../../../workflows/supervision.yaml');
export const definition = readDefinition(readFileSync(FILE, 'utf8'), 'supervision.yaml', SUPERVISION);

export const office = person('office', 'officer');
export const supervision = person('supervision', 'officer');
export const landDrafter = person('land', 'drafter');
export const landHead = person('land', 'head');

/** Issued on 2 March 2026, due on the 9th; the grace ends with the 11th. */
export const ISSUED = '2026-03-02T02:00:00.000Z';
export const IN_TIME = '2026-03-06T02:00:00.000Z';
export const TOO_LATE = '2026-03-12T02:00:00.000Z';
export const DUE = { due: '2026-03-09', circulateFrom: '2026-03-11T16:00:00.000Z' };
export const because = { reason: '未见整改。' };

/** An order to 国土局, acted on one step after the other as the engine would. */
export class OrderCase {
  step: Step;
  now = ISSUED;

  constructor(public facts: Facts) {
    this.step = begin(definition, facts);
    this.facts = { ...facts, states: this.step.states };
  }

  try(action: string, actor: Actor, input: Record<string, unknown> = {}, probing = false) {
    const proposal = { action, actor, facts: this.facts, input, now: this.now, probing };
    const unauthorised = authorise(definition, proposal, jurisdiction);
    const decided = decide(definition, this.step.snapshot, proposal, jurisdiction);
    if (unauthorised.length > 0) return { ok: false as const, codes: unauthorised.map(({ code }) => code) };
    if (!decided.ok) return { ok: false as const, codes: decided.refusals.map(({ code }) => code) };
    return { ok: true as const, step: decided.value };
  }

  take(action: string, actor: Actor, input: Record<string, unknown> = {}, now = this.now): this {
    this.now = now;
    const outcome = this.try(action, actor, input);
    if (!outcome.ok) throw new Error(`${action} refused: ${outcome.codes.join(', ')}`);
    this.step = JSON.parse(JSON.stringify(outcome.step)) as Step;
    this.facts = { ...this.facts, states: this.step.states, memory: this.step.memory };
    return this;
  }

  codes(action: string, actor: Actor, input: Record<string, unknown> = {}, now = this.now): readonly string[] {
    this.now = now;
    const outcome = this.try(action, actor, input);
    return outcome.ok ? [] : outcome.codes;
  }

  /** Authority and machine together, for someone who has given no input yet. */
  allows(action: string, actor: Actor): boolean {
    const proposal = { action, actor, facts: this.facts, input: {}, now: this.now, probing: true };
    if (authorise(definition, proposal, jurisdiction).length > 0) return false;
    const beside = definition.actions.get(action)?.beside !== null;
    return beside || reasonsAgainst(definition, proposal, jurisdiction).length === 0;
  }
}

export const proposed = (unit = 'land'): OrderCase =>
  new OrderCase(facts({ unit, memory: { order: { ...walkedOrder, demand: '公开', contact: '督查室' } } }));
export const issued = (): OrderCase => proposed().take('ISSUE', supervision, DUE);
export const acknowledged = (): OrderCase => issued().take('ACKNOWLEDGE', landHead);
export const answering = (): OrderCase => acknowledged().take('BEGIN', landHead);
export const answered = (): OrderCase => answering().take('ANSWER', landDrafter, { text: '已公开。' }, IN_TIME);
export const accepted = (): OrderCase => answered().take('ACCEPT', supervision);
export const overdue = (): OrderCase => answering().take('CIRCULATION_DUE', SYSTEM, {}, TOO_LATE);

export const stranger = (unit: string, role: Role): Actor => ({
  ...{ account: `${unit}.new-${role}`, person: '', unit, roles: [role] },
});
