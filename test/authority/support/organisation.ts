import fc from 'fast-check';
import type { Actor, Delegation, Role } from '../../../src/domain/actor.js';
import { delegationRefusals, lendable } from '../../../src/domain/authority/delegating.js';

/** A person as the house knows them today; units and roles change, the account does not. */
export interface Employee {
  readonly account: string;
  unit: string;
  roles: readonly Role[];
}

interface Desk {
  readonly unit: string;
  readonly roles: readonly Role[];
}

interface Absence {
  readonly from: string;
  readonly to: string;
  readonly roles: readonly Role[];
}

export const UNITS = ['land', 'land', 'land', 'lawyers', 'finance'] as const;
const DUTIES: Role[] = ['drafter', 'reviewer', 'approver', 'publisher', 'clerk'];
const DAY = '2026-03-02';

/** Enough people that something happens: one for each step. */
const STAFF: readonly Desk[] = [
  { unit: 'land', roles: ['drafter'] },
  { unit: 'land', roles: ['reviewer', 'approver'] },
  { unit: 'land', roles: ['approver', 'publisher'] },
  { unit: 'lawyers', roles: ['approver'] },
];

/** These, and some more people of three units with any roles. */
export const employees = fc
  .array(fc.record({ unit: fc.constantFrom(...UNITS), roles: fc.subarray(DUTIES, { minLength: 1, maxLength: 3 }) }), {
    maxLength: 5,
  })
  .map((more): readonly Desk[] => [...STAFF, ...more]);

/** Who works where in which roles, and who stands in for whom; absences as the house lets them be arranged. */
export class Organisation {
  readonly people: Employee[];
  private absences: Absence[] = [];

  constructor(drawn: readonly Desk[]) {
    this.people = drawn.map((one, at) => ({ ...one, account: `p${String(at)}` }));
  }

  actor({ account, unit, roles }: Employee): Actor {
    const delegations = this.absences.flatMap((absence): Delegation[] => {
      const absent = this.people.find((one) => one.account === absence.from);
      if (absence.to !== account || absent?.unit !== unit) return [];
      const still = absence.roles.filter((role) => absent.roles.includes(role));
      return [{ id: `${absence.from}>${account}`, account: absent.account, person: absent.account, roles: still }];
    });
    return { account, person: account, unit, roles, ...(delegations.length === 0 ? {} : { delegations }) };
  }

  /** One lends all that can be lent to another, if that may be. */
  absence(from: Employee, to: Employee): void {
    const roles = lendable(from.roles);
    const party = (one: Employee) => ({ ...one, active: true });
    const wish = { from: party(from), to: party(to), roles, fromDate: DAY, toDate: DAY };
    const known = { today: DAY, office: 'office', running: this.absences };
    if (delegationRefusals(wish, this.actor(from), known).length === 0)
      this.absences.push({ from: from.account, to: to.account, roles });
  }

  back(from: Employee): void {
    this.absences = this.absences.filter((one) => one.from !== from.account);
  }

  /** Moved to another desk: another unit, other roles, the same person. */
  move(one: Employee, unit: string, role: Role): void {
    one.unit = unit;
    one.roles = [role];
  }
}
