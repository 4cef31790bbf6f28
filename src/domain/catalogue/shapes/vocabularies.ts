import { z } from 'zod';
import { ROLES } from '../../actor.js';
import { id, named, naming, words } from './common.js';

const code = z.strictObject({ id, ...naming }).transform(named);

/** codes.yaml: the values a drafter chooses from. */
export const codesFile = z.strictObject({ codeLists: z.record(id, z.array(code).min(1)) });

/** grounds.yaml: why information may be withheld, restricted to requests, or masked (条例 14-16). */
export const groundsFile = z.strictObject({
  grounds: z.array(
    z
      .strictObject({ id, ...naming, article: words, allows: z.array(z.enum(['withhold', 'restrict', 'mask'])).min(1) })
      .transform(named),
  ),
});

/** accounts.yaml: made-up people for a trial. */
export const accountsFile = z.strictObject({
  accounts: z.array(z.strictObject({ account: words, person: words, unit: id, roles: z.array(z.enum(ROLES)).min(1) })),
});
