import type { ELK, ElkNode } from 'elkjs/lib/elk-api.js';
import { within } from '../domain/lifecycle/check/nodes.js';
import type { Definition } from '../domain/lifecycle/rules.js';
import { translate, type Locale } from '../platform/i18n.js';
import { graphOf, stateOf } from './diagram/graph.js';
import { elementsOf, type Box } from './diagram/svg.js';
import { escaped } from './diagram/text.js';
import { describe } from './diagram/words.js';

let elk: ELK | undefined;
const layouts = new WeakMap<Definition, Map<Locale, Promise<ElkNode>>>();

/** Loaded with the first drawing: 1.6 MB of source, and most processes draw none. */
function layouter(): ELK {
  const { default: Elk } = require('elkjs/lib/elk.bundled.js') as typeof import('elkjs/lib/elk.bundled.js');
  return (elk ??= new Elk());
}

/** Laid out once for each definition and language: only the light moves. */
async function layoutOf(definition: Definition, locale: Locale): Promise<ElkNode> {
  const known = layouts.get(definition) ?? new Map<Locale, Promise<ElkNode>>();
  layouts.set(definition, known);
  const layout = known.get(locale) ?? layouter().layout(graphOf(definition, locale));
  known.set(locale, layout);
  return await layout;
}

/**
 * A workflow as SVG, the present states lit and the way so far marked. Classes: `workflow__state` with `--active`, `--visited`;
 * `workflow__group`; `workflow__edge`. The title and description say in words what it shows.
 */
export async function drawWorkflow(
  definition: Definition,
  activeStates: readonly string[],
  visitedStates: readonly string[],
  locale: Locale,
): Promise<string> {
  const layout = await layoutOf(definition, locale);
  const elements = elementsOf(layout, (path) => boxOf(definition, path, activeStates, visitedStates, locale));
  const size = { width: Math.ceil(layout.width ?? 0), height: Math.ceil(layout.height ?? 0) };
  const title = translate(locale, 'workflow.drawing', { name: definition.label[locale] });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="workflow" role="img" lang="${locale === 'zh' ? 'zh-CN' : 'en'}"`,
    ` width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}"`,
    ` aria-labelledby="workflow-title workflow-description" font-family="sans-serif">`,
    `<title id="workflow-title">${escaped(title)}</title>`,
    `<desc id="workflow-description">${escaped(describe(definition, activeStates, visitedStates, locale))}</desc>`,
    ARROW,
    elements,
    '</svg>',
  ].join('\n');
}

const ARROW =
  '<defs><marker id="workflow-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">' +
  '<path class="workflow__arrow" d="M0 0L8 4L0 8z" fill="currentColor"/></marker></defs>';

function boxOf(
  definition: Definition,
  path: string,
  active: readonly string[],
  visited: readonly string[],
  locale: Locale,
): Box {
  const node = stateOf(definition, path);
  const group = node.children.length > 0;
  const lit = active.some((state) => within(state, path)) ? 'active' : visited.includes(path) ? 'visited' : null;
  const name = group ? 'workflow__group' : 'workflow__state';
  return { label: node.label[locale], group, classes: lit === null ? name : `${name} ${name}--${lit}` };
}
