import type { Jurisdiction } from '../catalogue/jurisdiction.js';
import type { Facts } from '../lifecycle/facts.js';

/** Whose step it is, by name, for the sentence of a refusal; nobody's when the rule names no unit. */
export function ownerOf(units: readonly string[], jurisdiction: Jurisdiction): { unit: string; unitEn: string } {
  const [owner] = units;
  if (owner === undefined) return { unit: '无', unitEn: 'nobody' };
  const name = jurisdiction.units.get(owner)?.name;
  return { unit: name?.zh ?? owner, unitEn: name?.en ?? owner };
}

/** The principle that decides the responsible unit, as section 三 of the plan has it: 谁批准、谁公开（方案三）. */
export function ruleOf({ entry }: Facts, jurisdiction: Jurisdiction): { rule?: string } {
  const known = jurisdiction.entries.get(entry);
  return known === undefined
    ? {}
    : { rule: `${jurisdiction.principles[known.principle].zh}（${jurisdiction.principlesBasis}）` };
}
