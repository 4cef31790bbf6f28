import { availableParallelism, cpus } from 'node:os';
import { compareActions } from './actions.js';
import { measureBoard } from './board.js';
import { measureDeliveries } from './deliveries.js';
import { openHouse, say, type House } from './house.js';
import { measureClaims, measureInbox, measureSealing, measureWindow } from './others.js';
import { measureReading } from './reading.js';
import { measureSweep } from './sweep.js';
import { actionsTable, othersTable } from './table.js';

const quick = process.argv.includes('--quick');
const named = process.argv.indexOf('--only');
/** `--only actions|lists|board|deliveries|reading|sweep` measures that alone. */
const only = named < 0 ? null : (process.argv[named + 1] ?? null);
const asked = (figure: string): boolean => only === null || only === figure;
const AT_ONCE = [1, 8, 32];

async function main(): Promise<void> {
  say(`${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
  await inHouse('actions', async (house) => {
    say(actionsTable(await compareActions(house, AT_ONCE, quick ? 4 : 10, quick ? 700 : 1500)));
    say(`\n${othersTable([await measureClaims(house, quick ? 200 : 1000), await measureSealing(house)])}`);
  });
  await inHouse('lists', async (house) => {
    const volume = quick ? 20_000 : 100_000;
    const lists = [...(await measureInbox(house, volume, 200)), ...(await measureWindow(house, volume, 200))];
    say(`\n${othersTable(lists)}`);
  });
  await inHouse('board', async (house) => {
    say(`\n${othersTable(await measureBoard(house, quick ? 100_000 : 1_000_000, quick ? 50 : 200))}`);
  });
  await inHouse('deliveries', async (house) => {
    say(`\n${othersTable(await measureDeliveries(house, quick ? 1_000 : 10_000, quick ? 50 : 300))}`);
  });
  if (asked('reading')) say(`\n${await measureReading(quick ? 3 : 7)}`);
  if (!asked('sweep')) return;
  for (const open of quick ? [10_000] : [10_000, 1_000_000]) say(`\n${othersTable(await measureSweep(open))}`);
}

async function inHouse(figure: string, measure: (house: House) => Promise<void>): Promise<void> {
  if (!asked(figure)) return;
  const house = await openHouse(Math.max(...AT_ONCE));
  try {
    await measure(house);
  } finally {
    await house.close();
  }
}

void main();
