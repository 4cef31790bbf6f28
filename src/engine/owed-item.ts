import type { OwedItem } from '../domain/catalogue/channels-owed.js';
import type { Entry } from '../domain/catalogue/jurisdiction.js';
import type { CaseRow } from './case-row.js';

/** What of a case decides which platforms it owes. */
export const owedItem = (
  { domain, entry, elements, creditRecords }: Pick<CaseRow, 'domain' | 'entry' | 'elements' | 'creditRecords'>,
  { creditChannels }: Pick<Entry, 'creditChannels'>,
): OwedItem => ({
  ...{ domain, entry, elements, decision: creditRecords.length > 0 },
  creditInformation: creditChannels === 'always',
});
