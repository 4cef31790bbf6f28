import { Body, Controller, Get, Param, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { requireRole } from '../access/current-actor.js';
import { orRefuse } from '../access/refused-error.js';
import { accountChange, accountList, accountQuery, accountWithPassword, newAccount } from './account-shapes.js';
import type { AccountChange, AccountQuery, NewAccountBody } from './account-shapes.js';
import { Accounts } from './accounts.js';

/** Accounts, for administrators. */
@ApiTags('accounts')
@Controller('api/v1/accounts')
export class AccountsController {
  constructor(private readonly accounts: Accounts) {}

  @Get()
  @ApiOperation({ summary: 'Accounts by id; `next` is the cursor of the next page' })
  @ApiOkResponse({ standardSchema: accountList })
  async list(@Query({ schema: accountQuery }) query: AccountQuery, @Req() request: FastifyRequest): Promise<object> {
    requireRole(request, 'administrator');
    return orRefuse(await this.accounts.list(query));
  }

  @Post()
  @ApiOperation({ summary: 'Create an account; the answer has its password, this once' })
  @ApiCreatedResponse({ standardSchema: accountWithPassword })
  async create(@Body({ schema: newAccount }) body: NewAccountBody, @Req() request: FastifyRequest): Promise<object> {
    return orRefuse(await this.accounts.create(requireRole(request, 'administrator'), body));
  }

  @Patch(':account')
  @ApiOperation({
    summary: 'Change unit, roles or name, close or reopen, reset the password (which ends all sessions)',
  })
  @ApiOkResponse({ standardSchema: accountWithPassword })
  async change(
    @Param('account') account: string,
    @Body({ schema: accountChange }) body: AccountChange,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return orRefuse(await this.accounts.change(requireRole(request, 'administrator'), account, body));
  }
}
