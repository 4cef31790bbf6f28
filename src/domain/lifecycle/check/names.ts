import type { Finding } from '../definition-error.js';
import type { Registry } from '../registry.js';
import type { Named, StateNode } from '../rules.js';
import { edgesOfAll } from './edges.js';
import type { MachineConfig } from './shape.js';

/** Every guard, effect, unit rule, date rule and state a definition names must exist. */
export function checkNames(
  config: MachineConfig,
  nodes: ReadonlyMap<string, StateNode>,
  registry: Registry,
): readonly Finding[] {
  const transitions = edgesOfAll(nodes).flatMap((edge) => [
    ...unknown('guard', registry.guards, edge.guard === null ? [] : [edge.guard], `${edge.at}.guard`),
    ...unknown('effect', registry.effects, edge.effects, `${edge.at}.actions`),
  ]);
  const steps = [...nodes.values()].flatMap(({ at, config: { meta } }) => [
    ...unknown('unit rule', registry.unitRules, rules(meta.unit), `${at}.meta.unit`),
    ...unknown('unit rule', registry.unitRules, rules(meta.first?.unit), `${at}.meta.first.unit`),
    ...unknown('date rule', registry.dateRules, rules(meta.notBefore), `${at}.meta.notBefore`),
  ]);
  return [...transitions, ...steps, ...tableFindings(config, nodes, registry)];
}

function tableFindings(
  config: MachineConfig,
  nodes: ReadonlyMap<string, StateNode>,
  registry: Registry,
): readonly Finding[] {
  return Object.entries(config.meta.actions).flatMap(([action, rule]) => [
    ...rule.who.flatMap((who, i) => {
      const at = `meta.actions.${action}.who[${i}]`;
      return [
        ...unknown('unit rule', registry.unitRules, rules(who.unit), `${at}.unit`),
        ...unknownStates(nodes, who.in === undefined ? [] : [who.in], `${at}.in`),
      ];
    }),
    ...unknownStates(nodes, rule.beside ?? [], `meta.actions.${action}.beside`),
  ]);
}

const rules = (name: string | undefined): readonly Named[] => (name === undefined ? [] : [{ type: name, params: {} }]);

const unknown = (kind: string, known: object, names: readonly Named[], path: string): readonly Finding[] =>
  names
    .filter(({ type }) => !Object.hasOwn(known, type))
    .map(({ type }) => ({ path, reason: `unknown ${kind} "${type}"` }));

const unknownStates = (
  nodes: ReadonlyMap<string, StateNode>,
  states: readonly string[],
  path: string,
): readonly Finding[] =>
  states.filter((state) => !nodes.has(state)).map((state) => ({ path, reason: `unknown state "${state}"` }));
