import { shortestPaths } from '../../src/workflow/paths';
import { definition, jurisdiction } from '../domain/lifecycle/support/sample';

const paths = shortestPaths(definition, jurisdiction, '2026-03-02');
const wayTo = (state: string): string[] => paths.find((path) => path.state === state)!.moves.map((move) => move.action);

test('there is a way to every state', () => {
  const leaves = [...definition.nodes.values()].filter((node) => node.children.length === 0).map((node) => node.path);
  expect(paths.map((path) => path.state)).toEqual(leaves);
});

test('the way to the public is mark, clear, approve, publish', () => {
  expect(wayTo('visibility.current')).toEqual(['SUBMIT', 'MARK', 'CLEAR', 'APPROVE', 'PUBLISH']);
});

test('nothing is withheld without the approver', () => {
  expect(wayTo('work.withheld')).toEqual(['SUBMIT', 'WITHHOLD', 'WITHHOLD']);
  expect(paths.find((path) => path.state === 'work.withheld')?.moves.map((move) => move.role)).toEqual([
    ...['drafter', 'reviewer', 'approver'],
  ]);
});

test('what is held was public first', () => {
  expect(wayTo('visibility.held').slice(-2)).toEqual(['PUBLISH', 'HOLD']);
});
