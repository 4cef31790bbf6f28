import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { figuresTable, type Figure } from './figures.js';
import { GROUPS, LONG } from './groups.js';
import { say } from './house.js';

const USAGE = `npm run bench -- [--only <group> …] [--quick] [--json] [--plans]
  groups: ${Object.keys(GROUPS).join(', ')}; only when named: ${Object.keys(LONG).join(', ')}`;

/** Every figure beside its yardstick and its aim: one table, or a line of JSON each. What goes on is said on standard error. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: OPTIONS });
  const { only = Object.keys(GROUPS), quick, json } = values;
  const all = { ...GROUPS, ...LONG };
  const unknown = only.filter((name) => !Object.hasOwn(all, name));
  if (unknown.length > 0) throw new Error(`there is no group ${unknown.join(', ')}\n${USAGE}`);
  say(machine());
  const figures: Figure[] = [];
  for (const name of only) {
    const from = performance.now();
    const measured = await all[name]!(quick);
    if (json) for (const figure of measured) process.stdout.write(`${JSON.stringify(figure)}\n`);
    figures.push(...measured);
    say(`${name}: ${((performance.now() - from) / 1000).toFixed(0)} s`);
  }
  if (!json) process.stdout.write(`${figuresTable(figures)}\n`);
}

const OPTIONS = {
  only: { type: 'string', multiple: true },
  quick: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  plans: { type: 'boolean', default: false }, // read where a statement is explained
} as const;

function machine(): string {
  const memory = `${(totalmem() / 1024 ** 3).toFixed(0)} GB`;
  const load = loadavg()[0]?.toFixed(1) ?? '?';
  return `${String(availableParallelism())} × ${cpus()[0]?.model ?? 'unknown processor'}, ${memory}, load ${load}, Node.js ${process.version}`;
}

main().catch((cause: unknown) => {
  say(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  process.exit(1);
});
