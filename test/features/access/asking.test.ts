import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '../../../src/domain/actor.js';
import { askingOf } from '../../../src/access/asking.js';
import { RefusedError } from '../../../src/access/refused-error.js';

const approver: Actor = { account: 'land-bureau.approver', person: '王芳', unit: 'land-bureau', roles: ['approver'] };
const asking = (headers: IncomingHttpHeaders, actor: Actor | null = approver) => askingOf({ headers, actor });

function codesOf(work: () => unknown): string[] {
  try {
    work();
  } catch (error) {
    if (error instanceof RefusedError) return error.refusals.map(({ kind, code }) => `${kind} ${code}`);
    throw error;
  }
  return [];
}

describe('what a request says about itself', () => {
  test('the revision seen, the key and the person', () => {
    const asked = asking({ 'if-match': '"12"', 'idempotency-key': 'b7e1-1' });
    expect([asked.revision, asked.key, asked.actor()]).toEqual([12, 'b7e1-1', approver]);
  });

  test('absent headers are nobody’s fault here: the engine says which it needs', () => {
    expect([asking({}).revision, asking({}).key]).toEqual([null, null]);
  });

  test.each(['12', 'W/"12"', '*', '"0"', '"-1"', '"1.5"', '"abc"', '"1", "2"', '""'])(
    'If-Match: %s is malformed',
    (ifMatch) => {
      expect(codesOf(() => asking({ 'if-match': ifMatch }))).toEqual(['malformed if-match-malformed']);
    },
  );

  test.each(['', 'with space', '键', 'x'.repeat(201)])('Idempotency-Key: %j is malformed', (key) => {
    expect(codesOf(() => asking({ 'idempotency-key': key }))).toEqual(['malformed idempotency-key-malformed']);
  });

  test('malformed headers are told before sign-in is asked for, and all of them', () => {
    expect(codesOf(() => asking({ 'if-match': '1', 'idempotency-key': '' }, null))).toEqual([
      'malformed if-match-malformed',
      'malformed idempotency-key-malformed',
    ]);
    expect(codesOf(() => asking({}, null).actor())).toEqual(['unauthenticated sign-in-needed']);
  });
});
