import type { Finding } from '../definition-error.js';
import type { Edge, StateNode } from '../rules.js';
import type { MachineConfig } from './shape.js';

export const edgesOfAll = (nodes: ReadonlyMap<string, StateNode>): readonly Edge[] =>
  [...nodes.values()].flatMap((node) => node.edges);

/** Where XState would fail late or stay silent: initial states, targets. */
export function checkStructure(config: MachineConfig, nodes: ReadonlyMap<string, StateNode>): readonly Finding[] {
  const root = rootFindings(config, nodes);
  const initials = [...nodes.values()].flatMap(initialFindings);
  const targets = edgesOfAll(nodes)
    .filter((edge) => edge.target !== null && !nodes.has(edge.target))
    .map((edge) => ({ path: `${edge.at}.target`, reason: `unknown target "${String(edge.config.target)}"` }));
  return [...root, ...initials, ...targets];
}

function rootFindings(config: MachineConfig, nodes: ReadonlyMap<string, StateNode>): readonly Finding[] {
  const onRoot = [...Object.keys(config.on ?? {}), ...(config.always === undefined ? [] : ['always'])];
  return [
    ...(config.type === 'parallel'
      ? []
      : [{ path: 'type', reason: 'the root must be parallel: its regions are the states' }]),
    ...(config.initial === undefined ? [] : [{ path: 'initial', reason: 'a parallel state has no initial one' }]),
    ...(nodes.get(config.meta.main)?.parent === null
      ? []
      : [{ path: 'meta.main', reason: `unknown region "${config.meta.main}"` }]),
    ...onRoot.map((name) => ({ path: `on.${name}`, reason: 'transitions belong to a region, not to the root' })),
  ];
}

function initialFindings({ at, config, children, path }: StateNode): readonly Finding[] {
  const { initial } = config;
  const wrong = (reason: string): readonly Finding[] => [{ path: `${at}.initial`, reason }];
  if (config.type === 'parallel') return initial === undefined ? [] : wrong('a parallel state has no initial one');
  if (children.length === 0) return initial === undefined ? [] : wrong(`unknown initial state "${initial}"`);
  if (initial === undefined) return wrong('no initial state');
  return children.includes(`${path}.${initial}`) ? [] : wrong(`unknown initial state "${initial}"`);
}
