import { Module } from '@nestjs/common';
import { AccountPages } from './account-pages.js';
import { AccountStore } from './account-store.js';
import { Accounts } from './accounts.js';
import { AccountsController } from './accounts.controller.js';
import { AccountsPage } from './accounts.page.js';

/** Who may work here, kept by administrators. */
@Module({ controllers: [AccountsController, AccountsPage], providers: [AccountPages, Accounts, AccountStore] })
export class AdminModule {}
