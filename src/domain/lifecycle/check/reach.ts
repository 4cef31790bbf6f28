import type { Finding } from '../definition-error.js';
import type { Edge, StateNode } from '../rules.js';
import { entered, upwards } from './nodes.js';
import type { MachineConfig } from './shape.js';

type Nodes = ReadonlyMap<string, StateNode>;

/** Edges that a leaf can take: its own and those of the states it lies within. */
export const exitsOf = (nodes: Nodes, leaf: string): readonly Edge[] =>
  upwards(nodes, leaf).flatMap((node) => node.edges);

/** Leaves one step away, guards taken as passing. */
const next = (nodes: Nodes, leaf: string): readonly string[] =>
  exitsOf(nodes, leaf).flatMap((edge) => (edge.target === null ? [] : entered(nodes, edge.target)));

/** All leaves that can be reached from some, themselves included. */
export function reachable(nodes: Nodes, from: readonly string[]): ReadonlySet<string> {
  const seen = new Set(from);
  for (const leaf of seen) for (const to of next(nodes, leaf)) seen.add(to);
  return seen;
}

export const leavesOf = (nodes: Nodes): readonly StateNode[] =>
  [...nodes.values()].filter((node) => node.children.length === 0);

/** No state that nothing leads to, none that nobody can leave, none from which the case never comes to rest. */
export function checkReach(config: MachineConfig, nodes: Nodes): readonly Finding[] {
  const start = Object.keys(config.states).flatMap((region) => entered(nodes, region));
  const reached = reachable(nodes, start);
  return leavesOf(nodes).flatMap((leaf) => {
    const at = leaf.at;
    if (!reached.has(leaf.path)) return [{ path: at, reason: 'unreachable: nothing leads to this state' }];
    if (leaf.config.meta.terminal === true) return [];
    if (!next(nodes, leaf.path).some((to) => to !== leaf.path)) {
      return [{ path: at, reason: 'nobody can leave this state, and it is not meta.terminal' }];
    }
    return neverRests(config, nodes, leaf) ? [{ path: at, reason: 'from here the case never comes to rest' }] : [];
  });
}

function neverRests(config: MachineConfig, nodes: Nodes, leaf: StateNode): boolean {
  if (!leaf.path.startsWith(`${config.meta.main}.`)) return false;
  return ![...reachable(nodes, [leaf.path])].some((path) => {
    const meta = nodes.get(path)?.config.meta;
    return meta?.rest === true || meta?.terminal === true;
  });
}
