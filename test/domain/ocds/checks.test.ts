import { processFaults, releaseFaults } from '../../support/ocds/faults.js';
import { change, mapping, tell } from './process.js';

const values = {
  'procurement-result': [{ package: '1', supplier: '甲公司', amount: '100' }],
  'procurement-contract': '合同',
};
const [whole] = tell([change({ entry: 'procurement-transaction-process', unit: 'procuring-entity', values } as never)]);
const faults = (spoilt: object) => releaseFaults({ ...whole!, ...spoilt }, mapping.prefix);

test('a release of ours has no fault', () => {
  expect(faults({})).toEqual([]);
});

test.each<[string, object]>([
  ['an ocid of another publisher', { ocid: 'ocds-abcdef-1' }],
  ['an ocid that has to be escaped', { ocid: `${mapping.prefix}-甲/1` }],
  ['an empty text', { language: '' }],
  ['null', { tender: null }],
  ['an empty list', { contracts: [], tag: ['award'] }],
  ['an empty object', { asset: {} }],
  [
    'an amount without currency',
    { awards: [{ ...whole!.awards![0]!, value: { amount: 1 } }, ...whole!.awards!.slice(1)] },
  ],
  ['an id that is there twice', { awards: [...whole!.awards!, whole!.awards![0]] }],
  ['a supplier who is no party', { parties: whole!.parties!.filter(({ name }) => name !== '甲公司') }],
  ['a supplier without the role', { parties: whole!.parties!.map((party) => ({ ...party, roles: ['funder'] })) }],
  ['a party under another name', { parties: whole!.parties!.map((party) => ({ ...party, name: `${party.name}。` })) }],
  ['a contract of an unknown award', { contracts: [{ ...whole!.contracts![0]!, awardID: 'x' }] }],
  ['a section without its tag', { tag: ['award'] }],
  ['a tag without its section', { tag: [...whole!.tag, 'planning'] }],
  ['a cancellation of a tender that goes on', { tag: [...whole!.tag, 'tenderCancellation'], tender: { id: '1' } }],
  ['content where the publication is held', { publications: [{ ...whole!.publications[0]!, status: 'held' }] }],
])('the checks see %s', (_what, spoilt) => {
  expect(faults(spoilt)).not.toEqual([]);
});

test('the checks see equal dates, an id used again and a release of another process', () => {
  const [first, second] = tell([change(), change()]);
  expect(processFaults([first!, second!])).toEqual([]);
  expect(processFaults([first!, { ...second!, date: first!.date }])).toHaveLength(1);
  expect(processFaults([first!, { ...second!, id: first!.id }])).toHaveLength(1);
  expect(processFaults([first!, { ...second!, ocid: 'other' }])).toHaveLength(1);
});
