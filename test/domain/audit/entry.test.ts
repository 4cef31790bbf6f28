import { contentDigest, entryHash, GENESIS, type AuditEntryBody } from '../../../src/domain/audit/entry.js';

const ENTRY: AuditEntryBody = {
  id: '0193a1b2-0000-7000-8000-000000000001',
  subject: '0193a1b2-0000-7000-8000-0000000000aa',
  seq: 1,
  at: '2026-11-20T07:04:00.000Z',
  actor: 'land-bureau.reviewer',
  unit: 'land-bureau',
  onBehalfOf: null,
  action: 'RETURN',
  fromState: 'work.confidentialityReview.reviewing',
  toState: 'work.drafting',
  revision: 3,
  detail: { contentHash: 'c'.repeat(64) },
  contentDigest: null,
  prevHash: GENESIS,
};

describe('the hash of an audit entry', () => {
  it('is what it was when the first entries were written', () => {
    expect(entryHash(ENTRY).toString('hex')).toBe('4fd6b1bc731b1e375ddea037ba2e856127b5d13475553fdd09396688134f0d92');
  });

  it.each<[keyof AuditEntryBody, AuditEntryBody[keyof AuditEntryBody]]>([
    ['id', '0193a1b2-0000-7000-8000-000000000002'],
    ['subject', '0193a1b2-0000-7000-8000-0000000000ab'],
    ['seq', 2],
    ['at', '2026-11-20T07:04:00.001Z'],
    ['actor', 'land-bureau.approver'],
    ['unit', 'office'],
    ['onBehalfOf', 'land-bureau'],
    ['action', 'CLEAR'],
    ['fromState', null],
    ['toState', 'work.approval'],
    ['revision', 4],
    ['detail', {}],
    ['contentDigest', Buffer.alloc(32)],
    ['prevHash', Buffer.alloc(32, 1)],
  ])('changes with %s', (column, value) => {
    expect(entryHash({ ...ENTRY, [column]: value })).not.toEqual(entryHash(ENTRY));
  });
});

describe('the digest of erasable content', () => {
  const salt = Buffer.alloc(16, 7);

  it('changes with the content and with the salt', () => {
    const digest = contentDigest(salt, { comment: '缺宗地图' });
    expect(contentDigest(salt, { comment: '缺宗地图。' })).not.toEqual(digest);
    expect(contentDigest(Buffer.alloc(16, 8), { comment: '缺宗地图' })).not.toEqual(digest);
    expect(contentDigest(Buffer.alloc(17, 7), { comment: '缺宗地图' })).not.toEqual(digest);
  });

  it('refuses a salt short enough to be guessed', () => {
    expect(() => contentDigest(Buffer.alloc(8), {})).toThrow('a salt of 8 bytes can be guessed: 16 at least');
  });
});
