import type { Facts } from '../lifecycle/facts.js';
import type { Duty } from '../lifecycle/rules.js';
import type { Refusal } from '../refusal.js';

/**
 * Second pair of eyes, by identity (invariant 7). In a strict unit drafter, reviewer and approver are three people and the drafter
 * does not publish; in a small unit it is enough that the drafter does not approve. Personal data makes every unit strict.
 * @param accounts who would act, and for whom: neither may have had the other duty
 */
export function separationRefusals(duty: Duty, accounts: readonly string[], facts: Facts): readonly Refusal[] {
  const drafted = accounts.some((account) => facts.memory.drafters.includes(account));
  const strict = isStrict(facts);
  switch (duty) {
    case 'review':
      return drafted && strict ? [separate('drafter-reviews')] : [];
    case 'approve':
      return [
        ...(drafted ? [separate('drafter-approves')] : []),
        ...(strict && accounts.some((account) => reviewersOf(facts).has(account))
          ? [separate('reviewer-approves')]
          : []),
        ...(accounts.some((account) => signersOf(facts).has(account)) ? [separate('signed-already')] : []),
      ];
    case 'publish':
      return drafted && strict ? [separate('drafter-publishes')] : [];
  }
}

export const isStrict = ({ policy, personalData }: Facts): boolean => policy === 'strict' || personalData;

/** Everyone whose judgement the review rests on: who marked, cleared or proposed. */
const reviewersOf = ({ memory, marks }: Facts): ReadonlySet<string> =>
  new Set([
    ...memory.reviewers,
    ...marks.flatMap(({ by, standingFor }) => (standingFor === undefined ? [by] : [by, standingFor])),
  ]);

/** Who countersigned what is to be public now: one who has moved to another unit meanwhile does not decide on it a second time. */
const signersOf = ({ memory, publicHash }: Facts): ReadonlySet<string> =>
  new Set(
    memory.countersignatures
      .filter((signature) => signature.publicHash === publicHash)
      .flatMap(({ account, standingFor }) => (standingFor === undefined ? [account] : [account, standingFor])),
  );

const separate = (code: string): Refusal => ({ code, kind: 'authority' });
