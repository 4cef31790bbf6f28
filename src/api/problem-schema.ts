import { z } from 'zod';

/** How every "no" is answered (RFC 9457); the shape is made in access/problem.ts. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'urn:gongkai:problem:<kind>' }),
    title: z.string().meta({ description: 'The kind, in the language asked for (?lang=zh|en)' }),
    status: z.int(),
    code: z.string().meta({ description: 'Stable code of the first reason' }),
    detail: z.string().meta({ description: 'Sentence of the first reason' }),
    instance: z.string(),
    reasons: z.array(
      z.object({
        code: z.string(),
        message: z.string(),
        rule: z
          .string()
          .optional()
          .meta({ description: 'Article of law or section of the plan, e.g. 谁批准、谁公开（方案三）' }),
        field: z.string().optional().meta({ description: 'What the reason is about, e.g. elements.price' }),
        params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
      }),
    ),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details with every reason' });
