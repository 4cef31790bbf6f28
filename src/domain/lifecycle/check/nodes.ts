import type { MachineConfig, NamedConfig, StateConfig, TransitionConfig } from './shape.js';
import type { Edge, Named, StateNode } from '../rules.js';

/** The tree of states laid flat, by dotted path, with every edge's target resolved as XState resolves it. */
export function nodesOf(config: MachineConfig): ReadonlyMap<string, StateNode> {
  const nodes = new Map<string, StateNode>();
  const visit = (path: string, at: string, parent: string | null, state: StateConfig): void => {
    const children = Object.entries(state.states ?? {});
    nodes.set(path, {
      path,
      at,
      parent,
      config: state,
      label: { zh: state.meta.zh, en: state.meta.en },
      children: children.map(([name]) => `${path}.${name}`),
      edges: edgesOf(config.id, path, at, state),
    });
    for (const [name, child] of children) visit(`${path}.${name}`, `${at}.states.${name}`, path, child);
  };
  for (const [name, state] of Object.entries(config.states)) visit(name, `states.${name}`, null, state);
  return nodes;
}

type Transitions = TransitionConfig | TransitionConfig[];

function edgesOf(root: string, from: string, at: string, state: StateConfig): readonly Edge[] {
  const lists: readonly (readonly [string | null, Transitions])[] = [
    ...Object.entries(state.on ?? {}),
    ...(state.always === undefined ? [] : [[null, state.always] as const]),
  ];
  return lists.flatMap(([action, list]) =>
    [list].flat().map((config, index) => ({
      from,
      action,
      index,
      at: `${at}.${action === null ? 'always' : `on.${action}`}${Array.isArray(list) ? `[${index}]` : ''}`,
      target: config.target === undefined ? null : resolve(root, from, config.target),
      guard: config.guard === undefined ? null : toNamed(config.guard),
      effects: (config.actions ?? []).map(toNamed),
      config,
    })),
  );
}

/** `#machine.a.b` from the root, `.b` below the state itself, `b` beside it. */
function resolve(root: string, from: string, target: string): string {
  if (target.startsWith(`#${root}.`)) return target.slice(root.length + 2);
  if (target.startsWith('.')) return `${from}${target}`;
  const parent = from.split('.').slice(0, -1);
  return [...parent, target].join('.');
}

const toNamed = (name: NamedConfig): Named =>
  typeof name === 'string' ? { type: name, params: {} } : { type: name.type, params: name.params ?? {} };

/** The leaves that become active when a state is entered: its initial ones, one of each parallel region. */
export function entered(nodes: ReadonlyMap<string, StateNode>, path: string): readonly string[] {
  const node = nodes.get(path);
  if (node === undefined) return [];
  if (node.children.length === 0) return [path];
  if (node.config.type === 'parallel') return node.children.flatMap((child) => entered(nodes, child));
  return node.config.initial === undefined ? [] : entered(nodes, `${path}.${node.config.initial}`);
}

/** All leaves at or below a state. */
export function leavesUnder(nodes: ReadonlyMap<string, StateNode>, path: string): readonly string[] {
  const node = nodes.get(path);
  if (node === undefined) return [];
  return node.children.length === 0 ? [path] : node.children.flatMap((child) => leavesUnder(nodes, child));
}

/** A state and all it lies within, innermost first: where XState looks for a transition. */
export function upwards(nodes: ReadonlyMap<string, StateNode>, path: string): readonly StateNode[] {
  const node = nodes.get(path);
  if (node === undefined) return [];
  return node.parent === null ? [node] : [node, ...upwards(nodes, node.parent)];
}

export const within = (state: string, prefix: string): boolean => state === prefix || state.startsWith(`${prefix}.`);
