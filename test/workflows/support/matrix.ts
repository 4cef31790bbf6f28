import { ROLES, SYSTEM, type Actor, type Role } from '../../../src/domain/actor';
import { authorise } from '../../../src/domain/authority/authorise';
import { reasonsAgainst } from '../../../src/domain/lifecycle/candidates';
import type { Facts } from '../../../src/domain/lifecycle/facts';
import { definition, jurisdiction, type Case } from '../../domain/lifecycle/support/sample';
import * as way from '../../domain/lifecycle/support/ways';

const { drafter, reviewer, approver, publisher, office, because } = way;

/** A unit of each standing towards a case of 国土局; `entrusted` drafts, reviews and publishes for it. */
const UNITS = {
  own: 'land',
  entrusted: 'trusted',
  countersigning: 'lawyers',
  other: 'housing',
  office: 'office',
  supervision: 'supervision',
  secrecy: 'secrecy',
  system: 'system',
};

const entrusted: Partial<Facts> = {
  actingUnits: ['land', 'trusted'],
  reviewingUnits: ['land', 'trusted'],
  publishingUnits: ['land', 'trusted'],
};

const asks = (item: Case): Case =>
  item.know({ memory: { ...item.facts.memory, countersigners: ['lawyers'], countersignatures: [] } });

const signedBy = (signer: string, item: Case): Case => {
  const { pendingSignature } = item.facts.memory;
  const pending = pendingSignature ? { ...pendingSignature, signer } : null;
  return item.know({ memory: { ...item.facts.memory, pendingSignature: pending } });
};

/** One case for each state, and for each condition within a state that decides who may act. */
const CASES: Readonly<Record<string, () => Case>> = {
  'work.drafting': way.drafting,
  'work.drafting, of a correction': way.correcting,
  'work.verification': way.verification,
  'work.express': way.express,
  'work.confidentialityReview.reviewing': way.reviewing,
  'work.confidentialityReview.referred': way.referred,
  'work.confidentialityReview.consulting': way.consulting,
  'work.approval': way.approval,
  'work.approval, a countersignature missing': () => asks(way.approval()),
  'work.approval, WITHHOLD proposed': () => way.proposed('WITHHOLD'),
  'work.approval, RESTRICT proposed': () => way.proposed('RESTRICT'),
  'work.publication.ready': way.ready,
  'work.publication.ready, whoever is asked has yet to sign': () => signedBy('land.new-approver', way.unsignedYet()),
  'work.publication.scheduled': way.scheduled,
  'work.withheld': () => way.proposed('WITHHOLD').take('WITHHOLD', approver),
  'work.onRequestOnly': () => way.proposed('RESTRICT').take('RESTRICT', approver),
  'work.abandoned': () => way.drafting().take('ABANDON', drafter, because),
  'work.idle, visibility.current': way.published,
  'work.idle, visibility.held': way.held,
  'work.drafting, of a penalty': () => way.drafting({ graded: way.GENERAL }),
  'work.idle, visibility.current, of a penalty': way.penalty,
  'work.idle, visibility.takenDown': () => way.published().take('TAKE_DOWN', publisher, because),
  'work.idle, visibility.repealed': () => way.published().take('REPEAL', approver, because),
  'work.idle, visibility.expired': () => way.published().take('DISPLAY_TERM_ENDED', SYSTEM),
  'work.idle, syndication.settled': () => way.published({ pushChannels: 0 }),
  'work.idle, syndication.attention': way.failed,
  'work.confidentialityReview.reviewing, of a correction, visibility.held': () =>
    way.correcting().take('SUBMIT', drafter).take('HOLD', office, because),
  'work.publication.ready, of a correction': () =>
    way.correcting().take('SUBMIT', drafter).take('CLEAR', reviewer).take('APPROVE', approver),
};

/** What each person may do in each case: authority and machine together, asked for every action, role and unit. */
export function matrix(): string {
  const sections = [...definition.actions.values()].map(({ name, label }) => {
    const shown = rowsOf(name);
    return [`## ${name} ${label.zh}`, '', ...(shown.length === 0 ? ['Nobody, ever.'] : [...HEAD, ...shown]), ''].join(
      '\n',
    );
  });
  return [...INTRODUCTION, ...sections].join('\n');
}

/** Cases in which the same people may act share a row. */
function rowsOf(action: string): readonly string[] {
  const titles = new Map<string, string[]>();
  for (const [title, make] of Object.entries(CASES)) {
    const cells = cellsOf(action, make().know(entrusted)).join(' | ');
    titles.set(cells, [...(titles.get(cells) ?? []), title]);
  }
  return [...titles]
    .filter(([cells]) => /[a-z]/.test(cells))
    .map(
      ([cells, cases]) =>
        `| ${cases.length === Object.keys(CASES).length ? 'every state' : cases.join('<br>')} | ${cells} |`,
    );
}

function cellsOf(action: string, item: Case): readonly string[] {
  item.now = way.LATER;
  return ROLES.map((role) =>
    Object.entries(UNITS)
      .filter(([, unit]) => allowed(action, stranger(unit, role), item))
      .map(([kind]) => kind)
      .join(', '),
  );
}

function allowed(action: string, actor: Actor, item: Case): boolean {
  const proposal = { action, actor, facts: item.facts, input: {}, now: item.now, probing: true };
  if (authorise(definition, proposal, jurisdiction).length > 0) return false;
  const beside = definition.actions.get(action)?.beside !== null;
  return beside || reasonsAgainst(definition, proposal, jurisdiction).length === 0;
}

/** Someone who has had no hand in the case. */
const stranger = (unit: string, role: Role): Actor => ({
  account: `${unit}.new-${role}`,
  person: '',
  unit,
  roles: [role],
});

const HEAD = [`| state | ${ROLES.join(' | ')} |`, `| --- |${ROLES.map(() => ' --- |').join('')}`];

const INTRODUCTION = [
  '# Who may do what, in which state',
  '',
  'Generated from `workflows/disclosure.yaml` by asking authority and machine for every action, state, role and unit; the test compares it.',
  'After a deliberate change: `UPDATE=1 npx jest test/workflows/authorization-matrix`, and read the difference.',
  '',
  'The person asked has had no hand in the case (second pair of eyes is tested by itself) and every clock that could run out has.',
  'A cell names the units: `own` is the responsible unit, `entrusted` one that drafts, reviews and publishes for it by written entrustment,',
  '`countersigning` one that was asked to sign, `other` any other. States and roles that are not listed may not. A clerk’s APPROVE records',
  'a signature on paper or by word of mouth.',
  '',
];
