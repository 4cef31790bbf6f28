import type { ElkEdgeSection, ElkExtendedEdge, ElkLabel, ElkNode, ElkPoint } from 'elkjs/lib/elk-api.js';
import { EDGE_TEXT, escaped, STATE_TEXT } from './text.js';

/** What the drawing knows of each box. */
export interface Box {
  readonly label: string;
  readonly classes: string;
  readonly group: boolean;
}

/** The laid-out graph as SVG elements. Looks come from classes (a strict CSP knows no inline style); attributes are the plain default. */
export function elementsOf(layout: ElkNode, boxOf: (id: string) => Box): string {
  const origins = new Map<string, ElkPoint>();
  const boxes = (layout.children ?? []).map((child) => nodeElements(child, { x: 0, y: 0 }, origins, boxOf));
  origins.set(layout.id, { x: 0, y: 0 });
  const edges = [layout, ...(layout.children ?? [])]
    .flatMap((part) => part.edges ?? [])
    .map((edge) => edgeElements(edge, origins));
  return [...boxes, ...edges].join('\n');
}

function nodeElements(node: ElkNode, at: ElkPoint, origins: Map<string, ElkPoint>, boxOf: (id: string) => Box): string {
  const origin = { x: at.x + (node.x ?? 0), y: at.y + (node.y ?? 0) };
  const { width = 0, height = 0 } = node;
  origins.set(node.id, origin);
  const { label, classes, group } = boxOf(node.id);
  const text = group
    ? `<text x="${origin.x + 12}" y="${origin.y + 24}" font-size="${STATE_TEXT}" fill="currentColor">${escaped(label)}</text>`
    : `<text x="${origin.x + width / 2}" y="${origin.y + height / 2}" font-size="${STATE_TEXT}" fill="currentColor" text-anchor="middle" dominant-baseline="central">${escaped(label)}</text>`;
  const rect = `<rect x="${origin.x}" y="${origin.y}" width="${width}" height="${height}" rx="6" fill="none" stroke="currentColor"/>`;
  const children = (node.children ?? []).map((child) => nodeElements(child, origin, origins, boxOf));
  return [`<g class="${classes}">${rect}${text}</g>`, ...children].join('\n');
}

/** ELK gives an edge's points relative to the box that contains it. */
function edgeElements(edge: ElkExtendedEdge, origins: ReadonlyMap<string, ElkPoint>): string {
  const origin = origins.get((edge as { container?: string }).container ?? '') ?? { x: 0, y: 0 };
  const paths = (edge.sections ?? []).map(
    (section) =>
      `<path d="${pathOf(section, origin)}" fill="none" stroke="currentColor" marker-end="url(#workflow-arrow)"/>`,
  );
  const labels = (edge.labels ?? []).map((label) => labelElement(label, origin));
  return `<g class="workflow__edge">${[...paths, ...labels].join('')}</g>`;
}

const pathOf = ({ startPoint, bendPoints = [], endPoint }: ElkEdgeSection, origin: ElkPoint): string =>
  [startPoint, ...bendPoints, endPoint]
    .map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${round(origin.x + x)} ${round(origin.y + y)}`)
    .join('');

function labelElement({ text = '', x = 0, y = 0, width = 0 }: ElkLabel, origin: ElkPoint): string {
  const middle = round(origin.x + x + width / 2);
  return `<text x="${middle}" y="${round(origin.y + y + EDGE_TEXT)}" font-size="${EDGE_TEXT}" fill="currentColor" text-anchor="middle">${escaped(text)}</text>`;
}

const round = (n: number): number => Math.round(n * 10) / 10;
