import type { Definition } from '../../domain/lifecycle/rules.js';
import { translate, type Locale } from '../../platform/i18n.js';
import { stateOf } from './graph.js';

/** The drawing in words, for those who hear it: where the case is, where it has been, and what may follow in each state. */
export function describe(
  definition: Definition,
  active: readonly string[],
  visited: readonly string[],
  locale: Locale,
): string {
  const names = (paths: readonly string[]): string =>
    paths.map((path) => stateOf(definition, path).label[locale]).join(locale === 'zh' ? '、' : ', ');
  const follows = [...definition.nodes.values()].flatMap((node) => {
    const actions = new Set(node.edges.flatMap(({ action }) => (action === null ? [] : [action])));
    const labels = [...actions].map((action) => definition.actions.get(action)?.label[locale] ?? action);
    if (labels.length === 0) return [];
    const params = { state: node.label[locale], actions: labels.join(locale === 'zh' ? '、' : ', ') };
    return [translate(locale, 'workflow.follows', params)];
  });
  return [
    ...(active.length === 0 ? [] : [translate(locale, 'workflow.now', { states: names(active) })]),
    ...(visited.length === 0 ? [] : [translate(locale, 'workflow.visited', { states: names(visited) })]),
    ...follows,
  ].join(' ');
}
