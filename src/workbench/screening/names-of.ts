import type { AccountDirectory } from '../../access/account-directory.js';

/** People by name: an account is for machines. Whoever left without a trace keeps the account's. */
export async function namesOf(
  people: AccountDirectory,
  accounts: readonly (string | null)[],
): Promise<(account: string | null) => string | null> {
  const asked = [...new Set(accounts.filter((one) => one !== null))];
  const known = new Map((await people.find(asked)).map(({ account, person }) => [account, person]));
  return (account) => (account === null ? null : (known.get(account) ?? account));
}
