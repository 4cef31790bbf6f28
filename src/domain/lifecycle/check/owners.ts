import type { Finding } from '../definition-error.js';
import type { StateNode } from '../rules.js';
import { entered, leavesUnder, within } from './nodes.js';
import { exitsOf, leavesOf, reachable } from './reach.js';
import type { MachineConfig } from './shape.js';

type Nodes = ReadonlyMap<string, StateNode>;

/** Every state of the main region says whom or what it waits for, and every human step has its owner. */
export function checkOwners(config: MachineConfig, nodes: Nodes): readonly Finding[] {
  return leavesOf(nodes).flatMap((leaf) => {
    const { meta } = leaf.config;
    const owner = [meta.role, meta.unit].filter((part) => part !== undefined).length;
    if (meta.step !== undefined && owner < 2) return [found(leaf, 'a step without owner: role and unit are needed')];
    if (meta.step === undefined && owner > 0) return [found(leaf, 'an owner without a step')];
    return leaf.path.startsWith(`${config.meta.main}.`) ? waits(leaf, nodes) : [];
  });
}

function waits(leaf: StateNode, nodes: Nodes): readonly Finding[] {
  const { step, rest, terminal, timer } = leaf.config.meta;
  const kinds = [step, rest, terminal, timer].filter((kind) => kind !== undefined);
  if (kinds.length === 0) return [found(leaf, 'a human state without owner: step, rest, terminal or timer is needed')];
  if (kinds.length > 1) return [found(leaf, 'only one of step, rest, terminal and timer')];
  if (timer === undefined || exitsOf(nodes, leaf.path).some((edge) => edge.action === timer)) return [];
  return [found(leaf, `waits for ${timer}, which does not leave it`)];
}

/** The action table and the transitions name the same actions, and each has someone who may take it in each state it is in. */
export function checkActions(config: MachineConfig, nodes: Nodes): readonly Finding[] {
  const used = new Map<string, Set<string>>();
  for (const node of nodes.values()) {
    for (const { action } of node.edges) {
      if (action === null) continue;
      used.set(action, new Set([...(used.get(action) ?? []), ...leavesUnder(nodes, node.path)]));
    }
  }
  const inTable = Object.entries(config.meta.actions).flatMap(([action, rule]): readonly Finding[] => {
    const path = `meta.actions.${action}`;
    const leaves = used.get(action);
    if (rule.beside !== undefined)
      return leaves === undefined ? [] : [{ path, reason: 'moves a state, so it is not beside' }];
    if (leaves === undefined) return [{ path, reason: 'no transition uses this action' }];
    return [...leaves]
      .filter((leaf) => leaf.startsWith(`${config.meta.main}.`))
      .filter((leaf) => !rule.who.some((who) => who.in === undefined || within(leaf, who.in)))
      .map((leaf) => ({ path, reason: `nobody may take it in ${leaf}` }));
  });
  const missing = [...used.keys()].filter((action) => !Object.hasOwn(config.meta.actions, action));
  return [
    ...inTable,
    ...missing.map((action) => ({ path: 'meta.actions', reason: `the action table does not know ${action}` })),
  ];
}

/** What leads back must lead to a step that someone owns, and from there forward again: no stranded case. */
export function checkReturns(config: MachineConfig, nodes: Nodes): readonly Finding[] {
  const back = (action: string | null): boolean => action !== null && config.meta.actions[action]?.back === true;
  return [...nodes.values()].flatMap((node) =>
    node.edges
      .filter((edge) => back(edge.action) && edge.target !== null)
      .flatMap(({ at, target }) => {
        const forward = reachable(nodes, entered(nodes, target ?? ''));
        const owned = entered(nodes, target ?? '').every((leaf) => nodes.get(leaf)?.config.meta.step !== undefined);
        const again = leavesUnder(nodes, node.path).every((leaf) => forward.has(leaf));
        return owned && again ? [] : [{ path: at, reason: `returns into a dead case: ${target ?? ''}` }];
      }),
  );
}

const found = (leaf: StateNode, reason: string): Finding => ({ path: leaf.at, reason });
