import type { Role } from '../../actor.js';
import type { Files } from '../files.js';
import type { Fault } from '../jurisdiction-error.js';
import { known, unknown } from './known.js';

const FILE = 'accounts.yaml';

/** People work for units that exist, and a unit that drafts has the people its review policy asks for. */
export function* accountFaults(files: Files): Iterable<Fault> {
  const { units } = known(files);
  for (const { account, unit } of files.accounts) {
    const at = { file: FILE, path: `accounts[${account}]` };
    yield* unknown('unit', [unit], units, { ...at, path: `${at.path}.unit` });
    if (account.includes('.') && !account.startsWith(`${unit}.`)) {
      yield { ...at, reason: `an account of ${unit} is called "${unit}.<role>"` };
    }
  }
  for (const { id, policy } of files.units.units) {
    const reason = staffFault(
      files.accounts.filter(({ unit }) => unit === id),
      policy,
    );
    if (reason !== null) yield { file: FILE, path: `accounts[${id}]`, reason };
  }
}

/** Drafter and approver are two people everywhere; in a strict unit the reviewer is a third (invariant 7). */
function staffFault(people: Files['accounts'], policy: 'strict' | 'small'): string | null {
  const withRole = (role: Role) => people.filter(({ roles }) => roles.includes(role)).map(({ account }) => account);
  if (withRole('drafter').length === 0) return null;
  const steps = policy === 'strict' ? (['reviewer', 'approver'] as const) : (['approver'] as const);
  const enough = withRole('drafter').some((drafter) => distinct(steps.map(withRole), [drafter]));
  if (enough) return null;
  return policy === 'strict'
    ? 'a strict unit needs three people: drafter, reviewer and approver'
    : 'a small unit needs two people: a drafter, and an approver who did not draft';
}

/** Whether each step can be given to somebody who has none yet. */
function distinct(steps: readonly (readonly string[])[], taken: readonly string[]): boolean {
  const [step, ...rest] = steps;
  if (step === undefined) return true;
  return step.some((account) => !taken.includes(account) && distinct(rest, [...taken, account]));
}
