import { SYSTEM } from '../../../src/domain/actor';
import { Case, facts, mark, person } from './support/sample';

const drafter = person('land', 'drafter');
const reviewer = person('land', 'reviewer');
const approver = person('land', 'approver');
const publisher = person('land', 'publisher');

const marked = (): Case => new Case(facts({ marks: [mark('element:price')] }));

test('an item goes from draft to receipt', () => {
  const item = marked()
    .take('SUBMIT', drafter)
    .take('CLEAR', reviewer)
    .take('APPROVE', approver)
    .take('PUBLISH', publisher);
  expect(item.step.states).toEqual(['work.idle', 'visibility.current', 'syndication.delivering']);
  expect(item.step.changes).toMatchObject({ publish: true, deliver: 'publish', visibility: { to: 'current' } });
  item.know({ deliveries: { pending: 0, delivered: 1, failed: 0 } }).take('DELIVERED', SYSTEM);
  expect(item.step.states).toEqual(['work.idle', 'visibility.current', 'syndication.settled']);
  expect(item.step.tasks).toEqual([]);
});
