import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadJurisdiction } from '../catalogue/load-jurisdiction.js';
import { dateInShanghai } from '../domain/calendar/dates.js';
import { readDefinition } from '../domain/lifecycle/definition.js';
import type { Registry } from '../domain/lifecycle/registry.js';
import type { Definition } from '../domain/lifecycle/rules.js';
import { SystemClock } from '../platform/clock.js';
import { projectRoot } from '../platform/project-root.js';
import { readSettings } from '../platform/settings.js';
import { drawWorkflow } from '../workflow/diagram.js';
import { shortestPaths, type Path } from '../workflow/paths.js';
import { REGISTRIES } from '../workflow/registries.js';
import { CommandRefused, runCommand } from './run-command.js';

const USAGE = `usage: npm run workflow -- check
       npm run workflow -- draw [--out folder] [--lang zh|en]
       npm run workflow -- paths`;

/** Serves those who edit workflows/*.yaml. */
async function workflow(): Promise<string> {
  const options = {
    out: { type: 'string', default: '.data/workflows' },
    lang: { type: 'string', default: 'zh' },
  } as const;
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  switch (positionals.join(' ')) {
    case 'check':
      return definitions().map(told).join('\n');
    case 'draw':
      return await drawAll(values.out, values.lang === 'en' ? 'en' : 'zh');
    case 'paths':
      return definitions().map(paths).join('\n\n');
    default:
      throw new CommandRefused(USAGE);
  }
}

function definitions(): readonly Definition[] {
  const folder = join(projectRoot(), 'workflows');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return names.map((name) =>
    readDefinition(readFileSync(join(folder, name), 'utf8'), `workflows/${name}`, registryOf(name)),
  );
}

function registryOf(file: string): Registry {
  const registry = REGISTRIES[basename(file, '.yaml')];
  if (registry === undefined)
    throw new CommandRefused(`workflows/${file}: no code is registered for its guards and effects`);
  return registry;
}

function told({ name, hash, nodes, actions }: Definition): string {
  const leaves = [...nodes.values()].filter((node) => node.children.length === 0).length;
  const edges = [...nodes.values()].flatMap((node) => node.edges).length;
  return `${name}: sound. ${leaves} states, ${edges} edges, ${actions.size} actions. ${hash}`;
}

async function drawAll(out: string, locale: 'zh' | 'en'): Promise<string> {
  const drawn = definitions().map(async (definition) => {
    const file = join(out, `${definition.name}.${locale}.svg`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await drawWorkflow(definition, [], [], locale));
    return file;
  });
  return (await Promise.all(drawn)).join('\n');
}

function paths(definition: Definition): string {
  const { jurisdiction } = readSettings(process.env);
  const today = dateInShanghai(new SystemClock().now());
  return shortestPaths(definition, loadJurisdiction(jurisdiction), today).map(line).join('\n');
}

const line = ({ state, moves }: Path): string =>
  `${state}\n  ${moves.map(({ action, role }) => `${action} (${role})`).join(' → ') || 'where every case begins'}`;

runCommand(USAGE, workflow);
