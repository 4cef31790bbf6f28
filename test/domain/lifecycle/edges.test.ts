import { within } from '../../../src/domain/lifecycle/check/nodes';
import type { Edge } from '../../../src/domain/lifecycle/rules';
import { EDGES } from './support/edges';
import { definition } from './support/sample';

const nameOf = ({ from, action, index }: Edge): string => `${from} ${action ?? 'always'} ${index}`;
const edges = [...definition.nodes.values()].flatMap((node) => node.edges);

describe('every edge of disclosure.yaml', () => {
  test('has an act that takes it, and no act is left over', () => {
    expect(Object.keys(EDGES).sort()).toEqual(edges.map(nameOf).sort());
  });

  test.each(edges.map((edge) => [nameOf(edge), edge] as const))(
    '%s leads where it says, with its effects',
    (name, edge) => {
      const [item, action, actor, input] = EDGES[name]!;
      const before = item();
      const from = before.step.states.find((state) => within(state, edge.from.split('.')[0]!))!;
      if (edge.action !== null) expect(within(from, edge.from)).toBe(true);
      const { step } = before.take(action, actor, input);
      const now = step.states.find((state) => within(state, edge.from.split('.')[0]!))!;
      expect(within(now, edge.target ?? from)).toBe(true);
      expect(step.effects.map(({ type }) => type)).toEqual(
        expect.arrayContaining(edge.effects.map(({ type }) => type)),
      );
    },
  );

  test('and every state is entered by one of these acts', () => {
    const entered = new Set(
      Object.values(EDGES).flatMap(([item, ...act]) => [...item().step.states, ...item().take(...act).step.states]),
    );
    const leaves = [...definition.nodes.values()].filter((node) => node.children.length === 0).map((node) => node.path);
    expect(leaves.filter((leaf) => !entered.has(leaf))).toEqual([]);
  });
});
