import { availableParallelism, cpus } from 'node:os';
import { compareActions } from './actions.js';
import { measureBoard } from './board.js';
import { openHouse, say } from './house.js';
import { measureClaims, measureInbox, measureSealing, measureWindow } from './others.js';
import { measureSweep } from './sweep.js';
import { actionsTable, othersTable } from './table.js';

const only = process.argv[process.argv.indexOf('--only') + 1];
const onlyBoard = process.argv.includes('--only') && only === 'board';
const quick = process.argv.includes('--quick');
/** `--only sweep` measures the timers alone. */
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const AT_ONCE = [1, 8, 32];

async function main(): Promise<void> {
  if (only === undefined || only === 'house') await measureHouse();
  if (only !== undefined && only !== 'sweep') return;
  for (const open of quick ? [10_000] : [10_000, 1_000_000]) say(`\n${othersTable(await measureSweep(open))}`);
}

async function measureHouse(): Promise<void> {
  const house = await openHouse(Math.max(...AT_ONCE));
  try {
    say(`${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.version}`);
    if (onlyBoard) {
      say(othersTable(await measureBoard(house, quick ? 100_000 : 1_000_000, quick ? 50 : 200)));
      return;
    }
    say(actionsTable(await compareActions(house, AT_ONCE, quick ? 4 : 10, quick ? 700 : 1500)));
    const volume = quick ? 20_000 : 100_000;
    const others = [
      await measureClaims(house, quick ? 200 : 1000),
      await measureSealing(house),
      ...(await measureInbox(house, volume, 200)),
      ...(await measureWindow(house, volume, 200)),
      ...(await measureBoard(house, quick ? 100_000 : 1_000_000, quick ? 50 : 200)),
    ];
    say(`\n${othersTable(others)}`);
  } finally {
    await house.close();
  }
}

void main();
