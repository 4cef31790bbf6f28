import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js';
import { entered, within } from '../../domain/lifecycle/check/nodes.js';
import type { Definition, Edge, StateNode } from '../../domain/lifecycle/rules.js';
import type { Locale } from '../../platform/i18n.js';
import { EDGE_TEXT, STATE_TEXT, widthOf } from './text.js';

/** What ELK lays out: each region by itself, from its initial state downwards; one arrow between two states with all its actions. */
export function graphOf(definition: Definition, locale: Locale): ElkNode {
  const regions = Object.keys(definition.config.states).map((region) => ({
    ...elkNode(definition, region, locale),
    layoutOptions: { ...WITHIN, ...LAYERED },
    edges: arrows(definition, region, locale),
  }));
  const layoutOptions = { 'elk.algorithm': 'rectpacking', 'elk.aspectRatio': '1.2', 'elk.spacing.nodeNode': '20' };
  return { id: 'workflow', layoutOptions, children: regions };
}

const WITHIN = { 'elk.padding': '[top=40,left=16,bottom=16,right=16]' };
const LAYERED = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER', // what the definition names first stands above
  'elk.layered.spacing.nodeNodeBetweenLayers': '30',
  'elk.spacing.nodeNode': '28',
  'elk.spacing.edgeLabel': '4',
};

function elkNode(definition: Definition, path: string, locale: Locale): ElkNode {
  const node = stateOf(definition, path);
  const width = widthOf(node.label[locale], STATE_TEXT) + 28;
  if (node.children.length === 0) return { id: path, width, height: 38 };
  return {
    id: path,
    layoutOptions: WITHIN,
    children: node.children.map((child) => elkNode(definition, child, locale)),
  };
}

/** Edges that stay where they are, or follow another region's step from anywhere, are told in words, not drawn. */
function arrows(definition: Definition, region: string, locale: Locale): ElkExtendedEdge[] {
  const labels = new Map<string, Set<string>>();
  const inRegion = [...definition.nodes.values()].filter(({ path }) => within(path, region));
  for (const edge of inRegion.flatMap((node) => node.edges)) {
    const ends = endsOf(definition, edge);
    if (ends === null) continue;
    labels.set(ends, (labels.get(ends) ?? new Set()).add(actionLabel(definition, edge, locale)));
  }
  return [...labels].map(([ends, names]) => {
    const [from = '', to = ''] = ends.split(' ');
    const text = [...names].filter((name) => name !== '').join(' / ');
    const label = { text, width: widthOf(text, EDGE_TEXT), height: EDGE_TEXT + 4 };
    return { id: ends, sources: [from], targets: [to], labels: text === '' ? [] : [label] };
  });
}

function endsOf(definition: Definition, { from, target }: Edge): string | null {
  if (target === null || target === from) return null;
  const [source] = target.startsWith(`${from}.`) ? entered(definition.nodes, from) : [from];
  return source === undefined || source === target ? null : `${source} ${target}`;
}

const actionLabel = ({ actions }: Definition, { action }: Edge, locale: Locale): string =>
  action === null ? '' : (actions.get(action)?.label[locale] ?? action);

export function stateOf(definition: Definition, path: string): StateNode {
  const node = definition.nodes.get(path);
  if (node === undefined) throw new Error(`${definition.name} has no state ${path}`);
  return node;
}
