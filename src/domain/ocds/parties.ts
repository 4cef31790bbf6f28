import type { Unit } from '../catalogue/jurisdiction.js';
import type { OcdsEntry, OcdsMapping } from '../catalogue/shapes/ocds.js';
import { nameOn } from '../catalogue/unit-name.js';
import { codedOrganization, namedOrganization, USCC } from './ids.js';
import type { Organization, Reference } from './release.js';

/** The organisations of one release: who refers to one enters it with the role that the reference needs. */
export class Parties {
  private readonly known = new Map<string, Organization>();

  /** `earlier`: the roles each organisation had in the releases before, which it does not lose by a later one. */
  constructor(private readonly earlier: Map<string, readonly string[]>) {}

  refer(organization: Omit<Organization, 'roles'>, roles: readonly string[]): Reference {
    const { id, name } = organization;
    const before = this.known.get(id);
    const had = before?.roles ?? this.earlier.get(id) ?? [];
    const whole = { ...before, ...organization, roles: [...new Set([...had, ...roles])] };
    this.known.set(id, whole);
    return { id, name };
  }

  named(name: string, role: string, address?: string): Reference {
    const where = address === undefined || address === '' ? {} : { address: { streetAddress: address } };
    return this.refer({ id: namedOrganization(name), name, ...where }, [role]);
  }

  all(): readonly Organization[] {
    for (const { id, roles } of this.known.values()) this.earlier.set(id, roles);
    return [...this.known.values()];
  }
}

/** A unit under the name it had that day. */
export function unitOrganization(unit: Unit, day: string): Omit<Organization, 'roles'> {
  const name = nameOn(unit, day).zh;
  return {
    id: codedOrganization(unit.uscc),
    name,
    identifier: { scheme: USCC, id: unit.uscc, legalName: name },
  };
}

/** What the publishing unit is in the process: as the entry says, or by the groups it belongs to. */
export function rolesOf(unit: Unit, entry: OcdsEntry, mapping: OcdsMapping): readonly string[] {
  if (entry.unit !== undefined) return entry.unit;
  const roles = unit.memberOf.flatMap((group) => mapping.roles[group] ?? []);
  return roles.length === 0 ? mapping.otherUnits : [...new Set(roles)];
}
