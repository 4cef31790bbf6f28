import { readYaml } from '../yaml.js';
import { createMachine } from 'xstate';
import { canonicalJson, sha256Hex } from '../audit/canonical-json.js';
import { checkStructure } from './check/edges.js';
import { checkNames } from './check/names.js';
import { nodesOf } from './check/nodes.js';
import { checkActions, checkOwners, checkReturns } from './check/owners.js';
import { checkReach } from './check/reach.js';
import { machineConfig, type MachineConfig } from './check/shape.js';
import { DefinitionError, type Finding } from './definition-error.js';
import { guardsOf } from './machine-guards.js';
import type { Registry } from './registry.js';
import type { Definition, StateNode } from './rules.js';
import { actionsOf, stepsOf } from './tables.js';

export type { Definition } from './rules.js';

/**
 * Reads a workflow definition (YAML or JSON) and checks it state by state; what is wrong stops the start.
 * XState itself is silent about most of it (unknown guards, keys, delays), so nothing reaches it unchecked.
 * @throws DefinitionError with file, path and reason
 */
export function readDefinition(text: string, file: string, registry: Registry): Definition {
  const config = shaped(parsed(text, file), file);
  const nodes = nodesOf(config);
  stopAtFirst(file, checkStructure(config, nodes));
  stopAtFirst(file, checkNames(config, nodes, registry));
  stopAtFirst(file, checkMeaning(config, nodes));
  return {
    name: config.id,
    hash: sha256Hex(canonicalJson(config)),
    label: { zh: config.meta.zh, en: config.meta.en },
    main: config.meta.main,
    config,
    machine: createMachine(config as Parameters<typeof createMachine>[0]).provide({ guards: guardsOf(registry) }),
    registry,
    nodes,
    actions: actionsOf(config),
    steps: stepsOf(nodes),
  };
}

function parsed(text: string, file: string): unknown {
  try {
    return readYaml(text);
  } catch (cause) {
    throw new DefinitionError(file, '', `not YAML: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

function shaped(content: unknown, file: string): MachineConfig {
  const result = machineConfig.safeParse(content);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new DefinitionError(file, issue?.path.join('.') ?? '', issue?.message ?? 'not a workflow definition');
}

const checkMeaning = (config: MachineConfig, nodes: ReadonlyMap<string, StateNode>): readonly Finding[] => [
  ...checkActions(config, nodes),
  ...checkOwners(config, nodes),
  ...checkReturns(config, nodes),
  ...checkReach(config, nodes),
];

function stopAtFirst(file: string, findings: readonly Finding[]): void {
  const [first] = findings;
  if (first !== undefined) throw new DefinitionError(file, first.path, first.reason);
}
