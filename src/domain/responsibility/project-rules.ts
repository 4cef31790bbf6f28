import type { Actor } from '../actor.js';
import type { Jurisdiction } from '../catalogue/jurisdiction.js';
import type { Refusal } from '../refusal.js';
import { unfitForPublic } from '../screening/unfit-for-public.js';
import type { ProjectFacts } from './project.js';

type Given = Pick<ProjectFacts, 'kind' | 'parties' | 'authorisations'> & { readonly name: string };

/**
 * A project as it may be recorded: known kind and units, parties that hold the role, and an authorisation given by the principal's own
 * people or recorded by a supervising authority - never by the agency for itself (招标投标法 12-15: 招标人委托).
 */
export function projectRefusals(jurisdiction: Jurisdiction, actor: Actor, given: Given): readonly Refusal[] {
  const units = [
    ...Object.values(given.parties),
    ...given.authorisations.flatMap(({ agency, principal }) => [agency, principal]),
  ];
  return [
    ...(actor.roles.some((role) => ['drafter', 'officer', 'clerk'].includes(role)) ? [] : [roleNeeded]),
    ...unfitForPublic(given.name, 'name'),
    ...(jurisdiction.domains.has(given.kind) ? [] : [unusable('unknown-domain', 'kind', { kind: given.kind })]),
    ...units
      .filter((unit) => !jurisdiction.units.has(unit))
      .map((unit) => unusable('unknown-unit', 'parties', { unit })),
    ...Object.entries(given.parties)
      .filter(([role, unit]) => jurisdiction.units.get(unit)?.memberOf.includes(role) === false)
      .map(([role, unit]) => unusable('unit-not-party', `parties.${role}`, { unit: nameOf(jurisdiction, unit), role })),
    ...given.authorisations.flatMap((each) => authorisationRefusals(jurisdiction, actor, given, each)),
  ];
}

function authorisationRefusals(
  jurisdiction: Jurisdiction,
  actor: Actor,
  given: Given,
  { agency, principal }: Given['authorisations'][number],
): Refusal[] {
  const parties = Object.values(given.parties);
  const kind = jurisdiction.units.get(actor.unit)?.kind;
  const authority = actor.unit === principal || (kind !== undefined && kind !== 'party');
  return [
    ...(parties.includes(principal)
      ? []
      : [unusable('principal-not-party', 'authorisations', { unit: nameOf(jurisdiction, principal) })]),
    ...(authority && actor.unit !== agency
      ? []
      : [
          {
            code: 'self-authorised',
            kind: 'authority',
            field: 'authorisations',
            params: { unit: nameOf(jurisdiction, principal) },
          } as const,
        ]),
  ];
}

const roleNeeded: Refusal = {
  code: 'wrong-role',
  kind: 'authority',
  params: { role: 'drafter', action: 'CREATE_PROJECT' },
};

const unusable = (code: string, field: string, params: Record<string, string>): Refusal => ({
  code,
  kind: 'content',
  field,
  params,
});

const nameOf = (jurisdiction: Jurisdiction, unit: string): string => jurisdiction.units.get(unit)?.name.zh ?? unit;
