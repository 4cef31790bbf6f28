import { z } from 'zod';
import { ROLES } from '../domain/actor.js';

/** Roles a person may be given; the system's own is not one. */
export const GIVEN_ROLES = ROLES.filter((role) => role !== 'system');

const id = z.string().regex(/^[a-z0-9][a-z0-9.-]{1,99}$/);
const person = z.string().trim().min(1).max(100);
const unit = z.string().min(1).max(100);
const roles = z.array(z.enum(GIVEN_ROLES)).min(1).max(GIVEN_ROLES.length);
const email = z.email().max(200).nullable();

export const newAccount = z
  .strictObject({ account: id, person, unit, roles, email: email.optional() })
  .meta({ id: 'NewAccount' });

export const accountChange = z
  .strictObject({ person, unit, roles, email, active: z.boolean(), resetPassword: z.literal(true) })
  .partial()
  .meta({ id: 'AccountChange' });

export const accountJson = z
  .object({
    account: z.string(),
    person: z.string(),
    unit: z.string(),
    roles: z.array(z.enum(GIVEN_ROLES)),
    email: z.string().nullable(),
    active: z.boolean(),
  })
  .meta({ id: 'Account' });

export const accountWithPassword = accountJson
  .extend({ password: z.string().optional().meta({ description: 'Made by the system, shown this once' }) })
  .meta({ id: 'AccountWithPassword' });

export const accountQuery = z.object({
  q: z.string().trim().max(100).optional(),
  unit: z.string().max(100).optional(),
  cursor: z.string().max(200).optional(),
});

export const accountList = z
  .object({ accounts: z.array(accountJson), next: z.string().nullable() })
  .meta({ id: 'AccountList' });

export type NewAccountBody = z.infer<typeof newAccount>;
export type AccountChange = z.infer<typeof accountChange>;
export type AccountQuery = z.infer<typeof accountQuery>;
