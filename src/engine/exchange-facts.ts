import type { Checked } from '../domain/catalogue/element-values.js';
import type { Entry, Jurisdiction } from '../domain/catalogue/jurisdiction.js';
import type { ExchangeFault } from '../domain/exchange/exchange-fault.js';
import { tradingFaults } from '../domain/exchange/trading/trading-faults.js';
import type { CaseRow } from './case-row.js';

/** Until it is approved; afterwards it is what it is. */
const OPEN = /^work\.(drafting|verification|confidentialityReview|approval)\b/;

/**
 * What the trading platform is owed of the version at hand and cannot be given, so far as the entry does not ask for it anyway: a gap is
 * told once.
 */
export function exchangeFaultsOf(
  jurisdiction: Jurisdiction,
  entry: Entry,
  row: CaseRow,
  { missing, invalid }: Checked,
): readonly ExchangeFault[] {
  const { trading } = jurisdiction;
  if (trading === null || !OPEN.test(row.state) || !isOwed(jurisdiction, row, trading.channel)) return [];
  const { unit, title, summary, elements, extra, dates, project } = row;
  const changesAs = entry.correction === 'additional-notice' ? (row.memory.correctionOf?.kind ?? null) : null;
  const draft = { unit, project, changesAs, content: { title, summary, elements, extra, dates } };
  const told = new Set([...missing, ...invalid.map(({ field }) => field)]);
  return tradingFaults(entry, draft, trading, jurisdiction).filter(({ field }) => !told.has(field));
}

const isOwed = ({ domains }: Jurisdiction, { domain }: CaseRow, channel: string): boolean =>
  domains.get(domain)?.channels.includes(channel) === true;
