import { z } from 'zod';
import { date, id, text, words } from './common.js';

/** jurisdiction.yaml: whose installation this is, the plan it carries out, who holds which seat. */
export const jurisdictionFile = z.strictObject({
  code: z.string().regex(/^\d{6}$/, 'a region code has 6 digits (GB/T 2260)'),
  name: text,
  /** 政府网站标识码: 10 digits, given when the site is registered. */
  siteIdCode: z
    .string()
    .regex(/^\d{10}$/, 'a site code has 10 digits')
    .exactOptional(),
  plan: z.strictObject({ title: words, number: words, issued: date }),
  seats: z.strictObject({ office: id, supervision: id, secrecy: id }),
  principles: z.strictObject({ basis: words, approve: text, implement: text, produce: text }),
  /** 督办单: the series of its numbers, working days to answer, and working days after them before it may be circulated. */
  supervision: z.strictObject({ series: words, days: z.int().positive(), grace: z.int().nonnegative() }),
  sectors: z.array(z.strictObject({ zh: words, unit: id })),
});
