import { remainingSteps, stepShare } from '../../../src/domain/lifecycle/remaining-steps.js';
import { definition } from './support/sample.js';

const ids = (state: string) => remainingSteps(definition, state).map(({ id }) => id);

test('a draft has review, approval and publication before it; an approved item only publication', () => {
  expect(ids('work.drafting')).toEqual(['draft', 'review', 'approve', 'publish']);
  expect(ids('work.confidentialityReview.reviewing')).toEqual(['review', 'approve', 'publish']);
  expect(ids('work.publication.ready')).toEqual(['publish']);
  expect(ids('work.idle')).toEqual([]);
});

test('the days left are divided as the internal limits are: 5 : 3 : 2 : 1', () => {
  expect(stepShare(definition, 'work.drafting', 11)).toBe(5);
  expect(stepShare(definition, 'work.confidentialityReview.reviewing', 12)).toBe(6);
  expect(stepShare(definition, 'work.publication.ready', 7)).toBe(7);
});

test('a step has a day as long as one is left, and no share of what is over', () => {
  expect(stepShare(definition, 'work.drafting', 0)).toBe(1);
  expect(stepShare(definition, 'work.drafting', -1)).toBeNull();
  expect(stepShare(definition, 'work.idle', 5)).toBeNull();
});
