import { problemOf, statusOf } from '../../src/access/problem.js';
import type { ProblemKind, Reason } from '../../src/access/problem.js';
import { malformed } from '../../src/access/malformed.js';
import { z } from 'zod';

const words = { sentence: ({ code }: Reason) => `sentence of ${code}`, title: (kind: string) => `title of ${kind}` };
const reason = (code: string, kind: ProblemKind): Reason => ({ code, kind });

describe('a refused request is answered by a problem document', () => {
  const EXPECTED: [ProblemKind, number][] = [
    ['malformed', 400],
    ['unauthenticated', 401],
    ['missing', 404],
    ['precondition', 428],
    ['stale', 412],
    ['authority', 403],
    ['state', 409],
    ['content', 422],
    ['gone', 410],
    ['too-large', 413],
    ['unsupported', 415],
    ['too-often', 429],
    ['unavailable', 503],
  ];

  test.each(EXPECTED)('a refusal of kind %s is %i', (kind, status) => {
    expect(statusOf(kind)).toBe(status);
  });

  test('when several kinds apply the first in the order of answers gives the status, however they were given', () => {
    const kinds: ProblemKind[] = [
      'content',
      'state',
      'authority',
      'stale',
      'precondition',
      'missing',
      'unauthenticated',
      'malformed',
    ];
    const statuses = kinds.map((_, dropped) => {
      const left = kinds.slice(0, kinds.length - dropped).map((kind) => reason(kind, kind));
      return problemOf(left, '/x', words).status;
    });
    expect(statuses).toEqual([400, 401, 404, 428, 412, 403, 409, 422]);
  });

  test('every reason is listed, in the order of answers, with its sentence, rule, field and values', () => {
    const refusals: Reason[] = [
      { code: 'element-missing', kind: 'content', field: 'elements.price', params: { name: '价格' } },
      { code: 'not-your-unit', kind: 'authority', rule: '谁批准、谁公开（方案三）' },
    ];
    expect(problemOf(refusals, '/api/v1/items/1', words)).toEqual({
      type: 'urn:gongkai:problem:authority',
      title: 'title of authority',
      status: 403,
      code: 'not-your-unit',
      detail: 'sentence of not-your-unit',
      instance: '/api/v1/items/1',
      reasons: [
        { code: 'not-your-unit', message: 'sentence of not-your-unit', rule: '谁批准、谁公开（方案三）' },
        {
          code: 'element-missing',
          message: 'sentence of element-missing',
          field: 'elements.price',
          params: { name: '价格' },
        },
      ],
    });
  });

  test('a problem without a reason cannot be made', () => {
    expect(() => problemOf([], '/x', words)).toThrow('at least one reason');
  });
});

describe('a body that does not fit names every field that does not', () => {
  const schema = z.strictObject({
    title: z.string().min(2).max(4),
    marks: z.array(z.enum(['publish', 'mask'])),
    count: z.number().min(1),
    tags: z.array(z.string()).max(1),
    id: z.uuid(),
    dates: z.object({ formed: z.string() }),
  });
  const issuesOf = (body: unknown) => malformed(schema.safeParse(body).error?.issues ?? []);

  test('with the path, a stable code and what was expected', () => {
    const body = {
      title: 'x',
      marks: ['publish', 'hide'],
      count: 'many',
      tags: ['a', 'b'],
      id: '7',
      dates: {},
      more: 1,
    };
    expect(issuesOf(body).map(({ code, params }) => ({ code, ...params }))).toEqual([
      { code: 'malformed-too-small-text', field: 'title', minimum: '2' },
      { code: 'malformed-value', field: 'marks.1', values: 'publish, mask' },
      { code: 'malformed-type', field: 'count', expected: 'number' },
      { code: 'malformed-too-big-list', field: 'tags', maximum: '1' },
      { code: 'malformed-format', field: 'id', format: 'uuid' },
      { code: 'malformed-missing', field: 'dates.formed' },
      { code: 'malformed-unknown-key', field: 'body', keys: 'more' },
    ]);
  });

  test('and a missing body is one reason about the body itself', () => {
    expect(issuesOf(undefined)).toEqual([{ code: 'malformed-missing', kind: 'malformed', params: { field: 'body' } }]);
  });
});
