import { z } from 'zod';
import { ROLES } from '../../domain/actor.js';

const account = z.string().min(1).max(100);
const role = z.enum(ROLES);

export const newDelegation = z
  .object({
    from: account.optional().meta({ description: 'Who is absent; oneself when left out. Others: the unit head and the office' }),
    to: account.meta({ description: 'A colleague of the same unit, who need not hold the roles' }),
    roles: z.array(role).min(1).max(10).meta({ description: "The absent person's own roles that are delegated" }),
    fromDate: z.iso.date().meta({ description: 'First day, Asia/Shanghai; not before today' }),
    toDate: z.iso.date().meta({ description: 'Last day, included' }),
    reason: z.string().trim().min(1).max(500),
    document: z.string().trim().max(200).optional().meta({ description: 'Number or name of the written arrangement' }),
  })
  .strict()
  .meta({ id: 'NewDelegation' });

export const delegationJson = z
  .object({
    id: z.uuid(),
    unit: z.string(),
    from: z.object({ account: z.string(), person: z.string() }),
    to: z.object({ account: z.string(), person: z.string() }),
    roles: z.array(z.string()),
    fromDate: z.iso.date(),
    toDate: z.iso.date(),
    reason: z.string(),
    document: z.string().nullable(),
    createdBy: z.string(),
    createdAt: z.iso.datetime(),
    endedBy: z.string().nullable(),
    endedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Delegation' });

export const delegationPage = z
  .object({ delegations: z.array(delegationJson), next: z.string().nullable() })
  .meta({ id: 'DelegationPage' });

export const delegationQuery = z.object({
  of: z
    .enum(['mine', 'unit'])
    .default('mine')
    .meta({ description: "Given and received by oneself; or the unit's (its head) and every unit's (the office)" }),
  unit: z.string().max(80).optional(),
  cursor: z.string().max(300).optional(),
});
