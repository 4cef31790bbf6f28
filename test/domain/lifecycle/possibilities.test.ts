import { possibilities } from '../../../src/domain/lifecycle/advance';
import { definition, jurisdiction, NOW } from './support/sample';
import * as way from './support/ways';

const shown = (item: ReturnType<typeof way.drafting>, actor = way.reviewer) =>
  possibilities(definition, item.step.snapshot, { actor, facts: item.facts, now: NOW }, jurisdiction);

test('a reviewer is offered what the review allows, and told why not the rest', () => {
  const list = shown(way.reviewing());
  expect(list.filter((one) => one.allowed).map((one) => one.action)).toEqual([
    ...['CLEAR', 'RETURN', 'REFER', 'CONSULT', 'WITHHOLD', 'RESTRICT'],
  ]);
  const approve = list.find((one) => one.action === 'APPROVE');
  expect(approve?.refusals.map((one) => one.code)).toEqual(['wrong-role', 'not-in-this-state']);
});

test('what nobody has given yet is not judged: the form is offered first', () => {
  const schedule = shown(way.ready(), way.publisher).find((one) => one.action === 'SCHEDULE');
  expect(schedule).toEqual({ action: 'SCHEDULE', allowed: true, refusals: [] });
});

test('the clock’s own actions and the rights beside the machine are not offered', () => {
  const names = shown(way.scheduled()).map((one) => one.action);
  expect(names).not.toContain('PUBLICATION_DUE');
  expect(names).not.toContain('EDIT');
});

test('a stored snapshot that lacks a region is a fault, not a case that silently starts anew', () => {
  const item = way.published();
  const broken = { ...(item.step.snapshot as object), value: { work: 'idle', visibility: 'current' } };
  const proposal = { actor: way.reviewer, facts: item.facts, now: NOW };
  expect(() => possibilities(definition, broken, proposal, jurisdiction)).toThrow(/does not fit disclosure/);
});
