import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { requireRole } from '../access/current-actor.js';
import { malformed } from '../access/malformed.js';
import type { Reason } from '../access/problem.js';
import { orRefuse } from '../access/refused-error.js';
import { accountChange, accountQuery, newAccount } from './account-shapes.js';
import type { AccountQuery } from './account-shapes.js';
import { AccountPages } from './account-pages.js';
import type { AccountForm, AdminVisit } from './account-pages.js';
import { Accounts } from './accounts.js';
import type { ChangedAccount } from './accounts.js';

/** What a form sends: texts; one ticked box comes as a text, several as a list. */
const typed = z.object({
  account: z.string().default(''),
  person: z.string().default(''),
  unit: z.string().default(''),
  roles: z.union([z.string().transform((role) => [role]), z.array(z.string())]).default([]),
  email: z.string().trim().default(''),
});
const decided = z.object({ act: z.enum(['close', 'reopen', 'reset']) });
const DECISIONS = { close: { active: false }, reopen: { active: true }, reset: { resetPassword: true } } as const;
type Typed = z.infer<typeof typed>;

/** Accounts by hand, for administrators; works without JavaScript. */
@ApiExcludeController()
@Controller('workbench/admin/accounts')
export class AccountsPage {
  constructor(
    private readonly accounts: Accounts,
    private readonly pages: AccountPages,
  ) {}

  @Get()
  async list(
    @Query({ schema: accountQuery }) query: AccountQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireRole(request, 'administrator');
    await this.pages.list({ request, reply }, query, orRefuse(await this.accounts.list(query)));
  }

  @Get('new')
  async blank(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    requireRole(request, 'administrator');
    await this.pages.form({ request, reply }, { account: null, typed: typed.parse({}), active: true }, []);
  }

  @Post()
  @HttpCode(200)
  async create(
    @Body({ schema: typed }) sent: Typed,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const actor = requireRole(request, 'administrator');
    const parsed = newAccount.safeParse({ ...sent, email: emailOf(sent) });
    const outcome = parsed.success ? await this.accounts.create(actor, parsed.data) : notFitting(parsed.error);
    await this.settle({ request, reply }, { account: null, typed: sent, active: true }, outcome);
  }

  @Get(':account')
  async show(
    @Param('account') account: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    requireRole(request, 'administrator');
    const { active, ...row } = orRefuse(await this.accounts.find(account));
    await this.pages.form(
      { request, reply },
      { account, typed: { ...row, roles: [...row.roles], email: row.email ?? '' }, active },
      [],
    );
  }

  @Post(':account')
  @HttpCode(200)
  async change(
    @Param('account') account: string,
    @Body({ schema: typed }) sent: Typed,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const actor = requireRole(request, 'administrator');
    const { active } = orRefuse(await this.accounts.find(account));
    const { person, unit, roles } = sent;
    const parsed = accountChange.safeParse({ person, unit, roles, email: emailOf(sent) });
    const outcome = parsed.success ? await this.accounts.change(actor, account, parsed.data) : notFitting(parsed.error);
    await this.settle({ request, reply }, { account, typed: sent, active }, outcome);
  }

  @Post(':account/decisions')
  @HttpCode(200)
  async decide(
    @Param('account') account: string,
    @Body({ schema: decided }) { act }: z.infer<typeof decided>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const actor = requireRole(request, 'administrator');
    await this.pages.done({ request, reply }, orRefuse(await this.accounts.change(actor, account, DECISIONS[act])));
  }

  /** What was typed is kept until it is accepted. */
  private async settle(visit: AdminVisit, form: AccountForm, outcome: Settled): Promise<void> {
    if (outcome.ok) await this.pages.done(visit, outcome.value);
    else await this.pages.form(visit, form, outcome.refusals);
  }
}

type Settled =
  { readonly ok: true; readonly value: ChangedAccount } | { readonly ok: false; readonly refusals: readonly Reason[] };

const notFitting = (error: z.ZodError): Settled => ({ ok: false, refusals: malformed(error.issues) });

const emailOf = ({ email }: Typed): string | null => (email === '' ? null : email);
