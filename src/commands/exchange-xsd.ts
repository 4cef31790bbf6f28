import { loadJurisdiction } from '../catalogue/load-jurisdiction.js';
import { tradingXsd } from '../domain/exchange/trading/xsd.js';
import { readSettings } from '../platform/settings.js';
import { CommandRefused, runCommand } from './run-command.js';

const USAGE = 'usage: npm run exchange:xsd --silent > docs/exchange/trading-platform.xsd';

/** Prints the schema of the trading platform's messages, as the jurisdiction's mapping makes it. */
async function exchangeXsd(): Promise<string> {
  const { trading } = loadJurisdiction(readSettings(process.env).jurisdiction);
  if (trading === null) throw new CommandRefused('this jurisdiction has no exchange/trading-platform.yaml');
  return await Promise.resolve(tradingXsd(trading).trimEnd());
}

runCommand(USAGE, exchangeXsd);
