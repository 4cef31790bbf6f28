import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/project-root.js';
import { built } from '../support/process.js';

/** Fills some hundred megabytes as a start does, lets go of them, and looks at what the process holds before and after. */
const STARTED = `
  const { giveBackAfterStart } = require(process.argv[1]);
  const held = () => process.memoryUsage().rss / 2 ** 20;
  let needed = Array.from({ length: 2_000_000 }, (_, n) => ({ n, name: 'item ' + n }));
  const full = held();
  needed = null;
  giveBackAfterStart(1);
  setTimeout(() => console.log(JSON.stringify({ full, rests: held() })), 1_500);`;

test('what only the start needed is given back to the system, and the process ends by itself', async () => {
  await built();
  const giveBack = join(projectRoot(), 'dist', 'platform', 'give-back.js');

  const said = execFileSync(process.execPath, ['-e', STARTED, giveBack], { encoding: 'utf8', timeout: 30_000 });

  const { full, rests } = JSON.parse(said) as { full: number; rests: number };
  expect(full - rests).toBeGreaterThan(100);
});
