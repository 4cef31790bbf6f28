import { Inject, Injectable } from '@nestjs/common';
import { JURISDICTION } from '../catalogue/jurisdiction.token.js';
import { eligibility, type UnstaffedStep } from '../domain/authority/eligibility.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Definition } from '../domain/lifecycle/definition.js';
import type { Facts } from '../domain/lifecycle/facts.js';
import type { NeededTask, Step } from '../domain/lifecycle/step.js';
import type { Opened } from './case-door.js';
import type { CaseRow } from './case-row.js';

/** No eligible person for a step (everyone drafted, a one-person unit): the office gets an exception task at once (invariant 7). */
@Injectable()
export class Exceptions {
  constructor(@Inject(JURISDICTION) private readonly jurisdiction: Jurisdiction) {}

  of({ row, facts, definition }: Opened, step: Step): readonly NeededTask[] {
    const waiting = step.tasks.some((task) => task.notBefore === undefined);
    if (!waiting) return [];
    // A unit that this very step asks to sign is judged with the next read, which knows its people.
    const countersigners = step.memory.countersigners.filter((unit) => row.memory.units.includes(unit));
    const memory = { ...step.memory, countersigners };
    return this.needed(this.blocked(definition, { ...facts, states: step.states, memory }, row.accounts));
  }

  blocked(definition: Definition, facts: Facts, accounts: CaseRow['accounts']): readonly UnstaffedStep[] {
    return eligibility(definition, facts, accounts);
  }

  needed(blocked: readonly UnstaffedStep[]): readonly NeededTask[] {
    if (blocked.length === 0) return [];
    return [{ state: 'exception', step: 'exception', unit: this.jurisdiction.office, role: 'officer' }];
  }
}
