import type { Act } from './acts.js';

interface House {
  readonly policy: 'strict' | 'small';
  readonly personalData: boolean;
}

/** What the law of the house forbids, read off the acts alone. */
export function forbidden(acts: readonly Act[], { policy, personalData }: House): string[] {
  const strict = policy === 'strict' || personalData;
  return acts.flatMap((act, nth) => {
    const before = acts.slice(0, nth);
    const drafted = peopleIn(before.filter(({ version }) => version === act.version), ['EDIT', 'SUBMIT']); // prettier-ignore
    const round = before.slice(before.findLastIndex(({ action }) => action === 'SUBMIT') + 1);
    const lastClear = round.findLastIndex(({ action }) => REVIEWING.includes(action));
    const reviewed = peopleIn(round.slice(0, lastClear + 1), REVIEWING);
    const signed = peopleIn(round, ['COUNTERSIGN']);
    const approves = act.action === 'APPROVE' || (NON_DISCLOSURE.includes(act.action) && confirms(round));
    const reviews = REVIEWING.includes(act.action) && !approves;
    return [
      ...(approves || act.action === 'COUNTERSIGN' ? both(act, drafted, 'drafted and approves') : []),
      ...(approves || act.action === 'COUNTERSIGN' ? both(act, signed, 'signed and decides again') : []),
      ...(strict && approves ? both(act, reviewed, 'reviewed and approves') : []),
      ...(strict && reviews ? both(act, drafted, 'drafted and reviews') : []),
      ...(strict && act.action === 'PUBLISH' ? both(act, drafted, 'drafted and publishes') : []),
    ];
  });
}

const NON_DISCLOSURE = ['WITHHOLD', 'RESTRICT'];
const REVIEWING = ['MARK', 'CLEAR', 'REFER', ...NON_DISCLOSURE];
/** A second WITHHOLD or RESTRICT in a row is the approver’s. */
const confirms = (round: readonly Act[]): boolean => NON_DISCLOSURE.includes(round.at(-1)?.action ?? '');
const peopleIn = (acts: readonly Act[], actions: readonly string[]): ReadonlySet<string> =>
  new Set(acts.filter(({ action }) => actions.includes(action)).flatMap(({ by }) => by));
const both = ({ action, by }: Act, before: ReadonlySet<string>, what: string): string[] =>
  by.filter((account) => before.has(account)).map((account) => `${account} ${what} (${action})`);
