import { compile } from '../../../src/domain/ocds/compile.js';
import { ocidOf, processOf } from '../../../src/domain/ocds/ids.js';
import { money } from '../../../src/domain/ocds/values.js';
import { processFaults, releaseFaults } from '../../support/ocds/faults.js';
import { AT, change, mapping, tell } from './process.js';

const later = (ms: number) => new Date(AT.getTime() + ms);
const winner = {
  entry: 'procurement-transaction-process',
  values: { 'procurement-result': [{ package: '1', supplier: '甲公司', amount: '100.5' }] },
};

describe('the date of a release', () => {
  test('is the publishing instant, and one thousandth later for each that was published at the same instant', () => {
    const releases = tell([change(), change(), change()]);
    expect(releases.map(({ date }) => date)).toEqual([0, 1, 2].map((ms) => later(ms).toISOString()));
    expect(processFaults(releases)).toEqual([]);
  });

  test('is later than the one before also where its instant is earlier or falls on a moved one', () => {
    const releases = tell([
      change(),
      change(),
      change({ at: later(1) }),
      change({ at: later(-5_000) }),
      change({ at: later(60) }),
    ]);
    expect(releases.map(({ date }) => date)).toEqual([0, 1, 2, 3, 60].map((ms) => later(ms).toISOString()));
  });

  test('stays as it is, like id and tag, whatever comes later and whatever is held', () => {
    const changes = [change(), change(winner), change({ values: { submission: '九时' } })];
    const heads = (of: ReturnType<typeof tell>) => of.map(({ id, date, tag }) => [id, date, tag]);
    const before = heads(tell(changes));
    expect(heads(tell([...changes, change()])).slice(0, 3)).toEqual(before);
    const held = tell([...changes, change({ kind: 'held', number: changes[0]!.number })]);
    expect(heads(held).slice(0, 2)).toEqual(before.slice(1));
  });
});

describe('the tag of a release', () => {
  test('begins a stage once, and then updates it', () => {
    expect(tell([change(), change(), change(winner)]).map(({ tag }) => tag)).toEqual([
      ['tender'],
      ['tenderUpdate'],
      ['award'],
    ]);
  });

  test('amends by a new version or a notice beside the original, and cancels by a termination', () => {
    const first = change();
    const { number } = first;
    const corrected = change({ kind: 'corrected', number, version: 2 });
    const clarified = change({ relation: { kind: 'clarification', of: number } });
    const ended = change({ relation: { kind: 'termination', of: number } });
    const releases = tell([first, corrected, clarified, ended]);
    expect(releases.map(({ tag }) => tag)).toEqual([
      ['tender'],
      ['tenderAmendment'],
      ['tenderAmendment'],
      ['tenderCancellation'],
    ]);
    expect(compile(releases).tender).toMatchObject({
      status: 'cancelled',
      amendments: releases.slice(1).map(({ id }) => ({ releaseID: id })),
    });
    expect(releases[2]!.tender!.amendments).toMatchObject([{ amendsReleaseID: releases[1]!.id }]);
  });
});

describe('what is no longer shown', () => {
  const first = change({ values: { scope: '不应再见' } });
  const { number } = first;

  test.each(['held', 'withdrawn', 'expired'] as const)(
    '%s: only a release that says so and names the releases it withdraws',
    (kind) => {
      const [seen] = tell([first]);
      const [only, ...more] = tell([first, change({ kind, number, content: null })]);
      expect(more).toEqual([]);
      expect(only).toMatchObject({
        tag: ['tenderUpdate'],
        publications: [{ id: number, status: kind, withdraws: [seen!.id] }],
      });
      expect(JSON.stringify(only)).not.toContain('不应再见');
      expect(releaseFaults(only!, mapping.prefix)).toEqual([]);
    },
  );

  test('is not told either while the change that hid it has no place yet', () => {
    expect(tell([{ ...first, content: null }])).toEqual([]);
  });

  test('comes back in a new release, never under the old id', () => {
    const [seen] = tell([first]);
    const releases = tell([
      first,
      change({ kind: 'held', number }),
      change({ kind: 'released', number, values: { scope: '不应再见' } }),
    ]);
    expect(releases.map(({ publications: [is] }) => is!.status)).toEqual(['held', 'current']);
    expect(releases.map(({ id }) => id)).not.toContain(seen!.id);
    expect(releases[1]!.tender).toMatchObject({ description: '不应再见' });
  });

  test('does not give a role to those whom another publication names', () => {
    const award = change(winner);
    const listed = change({ entry: 'engineering-winning-candidates', values: { name: '甲公司、乙公司' } });
    const roles = (of: ReturnType<typeof tell>) => of.at(-1)!.parties!.find(({ name }) => name === '甲公司')?.roles;
    expect(roles(tell([award, listed]))).toEqual(['supplier', 'tenderer']);
    expect(
      tell([award, listed, change({ kind: 'held', number: award.number })])
        .at(0)!
        .parties!.find(({ name }) => name === '甲公司')!.roles,
    ).toEqual(['tenderer']);
  });

  test('repealed is shown on, and says that it is no longer in force', () => {
    const releases = tell([first, change({ kind: 'repealed', number })]);
    expect(compile(releases)).toMatchObject({
      tender: { description: '不应再见' },
      publications: [{ status: 'repealed' }],
    });
  });
});

describe('what was masked or withheld', () => {
  test('makes nobody a party and nothing a figure', () => {
    const hidden = { masked: true };
    const [award] = tell([change({ ...winner, marks: hidden })]);
    expect(award!.awards).toEqual([expect.not.objectContaining({ suppliers: expect.anything() as unknown })]);
    const [candidates] = tell([
      change({ entry: 'engineering-winning-candidates', values: { name: '王＊、＊＊＊' }, marks: hidden }),
    ]);
    expect([candidates!.parties!.length, candidates!.tender!.tenderers]).toEqual([1, undefined]);
    const [budget] = tell([change({ entry: 'engineering-award-result', values: { amount: '＊＊＊' }, marks: hidden })]);
    expect(budget!.awards).toEqual([expect.not.objectContaining({ value: expect.anything() as unknown })]);
  });

  test('a file that is withheld is not even named', () => {
    const given = change();
    const attachments = [{ id: 'f-1', title: null, withheld: true, ground: 'trade-secret' }] as const;
    const [release] = tell([{ ...given, content: { ...given.content!, attachments } }]);
    expect(JSON.stringify(release)).not.toContain('f-1');
  });
});

test('a contract finds its award also where no notice told of one', () => {
  const [release] = tell([
    change({
      entry: 'engineering-contract',
      values: { subject: '施工', amount: { value: '2271.86', unit: '万元', currency: 'CNY' } },
    }),
  ]);
  expect(release!.contracts).toMatchObject([
    { awardID: release!.awards![0]!.id, value: { amount: 22_718_600, currency: 'CNY' } },
  ]);
  expect(releaseFaults(release!, mapping.prefix)).toEqual([]);
});

test('two winners of one lot are two awards', () => {
  const rows = ['甲公司', '乙公司'].map((supplier) => ({ package: '1', supplier, amount: '1' }));
  const [release] = tell([change({ ...winner, values: { 'procurement-result': rows } })]);
  expect(release!.awards).toHaveLength(2);
  expect(releaseFaults(release!, mapping.prefix)).toEqual([]);
});

test('an amount moves its point in the writing: no rounding', () => {
  expect(['179.2', '1.2358', '0.07'].map((written) => money(written, 4, 'CNY')!.amount)).toEqual([
    1_792_000, 12_358, 700,
  ]);
  expect(money('详见附件', 4, 'CNY')).toBeUndefined();
});

test('an ocid leads back to its process, and a made-up one to none', () => {
  const processes = [{ project: '3f0e6c1c-0000-4000-8000-000000000001' }, { number: '11230881GK00000773/2026-00010' }];
  for (const process of processes) expect(processOf('ocds-000000', ocidOf('ocds-000000', process))).toEqual(process);
  expect(
    ['ocds-000000-x', 'ocds-111111-3f0e6c1c-0000-4000-8000-000000000001', '', "ocds-000000-' OR 1=1"].map((ocid) =>
      processOf('ocds-000000', ocid),
    ),
  ).toEqual([null, null, null, null]);
});
