import { SYSTEM, type Actor } from '../domain/actor.js';
import { authorise } from '../domain/authority/authorise.js';
import { addDays, endOfDay, startOfDay } from '../domain/calendar/dates.js';
import type { Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import { begin, decide } from '../domain/lifecycle/advance.js';
import type { Move, Occasion } from '../domain/lifecycle/disclosure/walk.js';
import { EMPTY_MEMORY, type Facts } from '../domain/lifecycle/facts.js';
import type { Definition } from '../domain/lifecycle/rules.js';
import type { Changes, Proposal, Step } from '../domain/lifecycle/step.js';
import { walkOf } from './walks.js';

/** One case as a walk through the lifecycle imagines it: no rows, but the same decisions. */
export interface World {
  readonly facts: Facts;
  readonly snapshot: unknown;
  /** Two worlds with the same key lead to the same places. */
  readonly key: string;
}

const OWN = 'own';
const TARGET = 'element:any';

/** What a walk begins with: a complete draft of a strict unit, whose display the clock may end at any time; or an order. */
export function begun(definition: Definition, { today }: Occasion): World {
  const facts: Facts = {
    ...{ case: '', states: [], entry: '', unit: OWN, policy: 'strict', personalData: false, obliged: false },
    ...{ correction: 'version', version: 1, missing: [], invalid: [] },
    ...{ publishingUnits: [OWN], reviewingUnits: [OWN], actingUnits: [OWN] },
    ...{
      exchangeFaults: [],
      targets: [TARGET],
      marks: [],
      identifying: [],
      finds: [],
      unread: [],
      quarantined: false,
      contentHash: 'content',
      publicHash: 'public',
    },
    ...{
      deliveries: { pending: 1, delivered: 0, failed: 0 },
      pushChannels: 1,
      publication: null,
      publishedAt: null,
      notBefore: null,
    },
    authorisation: '常设书面授权',
    seats: { office: 'office', supervisionOffice: 'supervision', secrecyAuthority: 'secrecy' },
    memory: { ...EMPTY_MEMORY, drafters: [accountOf('own', 'drafter')], ...walkOf(definition.name).memory },
  };
  const step = begin(definition, facts);
  return world({ ...facts, states: step.states }, step.snapshot, today);
}

/** The same world when the move is refused. */
export function afterMove(
  definition: Definition,
  jurisdiction: Jurisdiction,
  { today }: Occasion,
  before: World,
  move: Move,
): World {
  const facts = reported(before.facts, move);
  const input = move.action === 'CONSULT' ? { ...move.input, replyDue: endOfDay(addDays(today, 21)) } : move.input;
  const proposal = { action: move.action, actor: actorOf(move), facts, input, now: startOfDay(today), probing: false };
  if (authorise(definition, proposal, jurisdiction).length > 0) return before;
  if (move.action === 'MARK') return world(marked(proposal), before.snapshot, today);
  const decided = decide(definition, before.snapshot, proposal, jurisdiction);
  if (!decided.ok) return before;
  const { snapshot } = decided.value;
  return world(written(facts, decided.value, today), snapshot, today);
}

const accountOf = (unit: string, role: string): string => `${unit}.${role}`;

function actorOf({ unit, role }: Move): Actor {
  return unit === 'system' ? SYSTEM : { account: accountOf(unit, role), person: role, unit, roles: [role] };
}

const marked = ({ facts, actor, now }: Proposal): Facts => ({
  ...facts,
  marks: facts.targets.map((target) => ({ target, decision: 'publish', by: actor.account, at: now })),
});

/** An outcome is reported once it is counted. */
function reported(facts: Facts, { action }: Move): Facts {
  if (action === 'DELIVERED') return { ...facts, deliveries: { pending: 0, delivered: 1, failed: 0 } };
  return action === 'DELIVERY_FAILED' ? { ...facts, deliveries: { pending: 0, delivered: 0, failed: 1 } } : facts;
}

/** What the engine would read back after writing. */
function written(facts: Facts, { states, memory, changes }: Step, today: string): Facts {
  return {
    ...facts,
    states,
    memory,
    version: changes.version ?? facts.version,
    ...marksAfter(facts, changes),
    ...shown(changes, today),
  };
}

const marksAfter = ({ marks }: Facts, { clearMarks }: Changes): Pick<Facts, 'marks'> => ({
  marks: clearMarks === true ? [] : marks,
});

const shown = ({ publish }: Changes, today: string): Partial<Facts> =>
  publish === true ? { publishedAt: startOfDay(today), publication: '1' } : {};

function world(facts: Facts, snapshot: unknown, today: string): World {
  const { states, marks, version, memory } = facts;
  const asked = memory.order?.circulateFrom;
  const remembered = [
    memory.proposal?.kind,
    memory.clearedHash,
    memory.publishedVersions,
    memory.actedSinceSubmission,
    asked,
  ];
  return { facts, snapshot, key: JSON.stringify([today, states, marks.length, version, ...remembered]) };
}
