import type { Actor } from '../domain/actor.js';
import { authorise } from '../domain/authority/authorise.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { Refusal } from '../domain/refusal.js';
import type { Opened } from '../engine/case-door.js';

/** Rights beside the machine - EDIT, MARK, COMMENT - as the engine will judge them: why not, or nothing. */
export function whyNot(
  { definition, facts, now }: Opened,
  actor: Actor,
  action: string,
  jurisdiction: Jurisdiction,
): readonly Refusal[] {
  return authorise(
    definition,
    { action, actor, facts, input: {}, now: now.toISOString(), probing: true },
    jurisdiction,
  );
}
