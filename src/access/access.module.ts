import { Global, Module, StandardSchemaValidationPipe } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { AccountDirectory } from './account-directory.js';
import { ActorGuard } from './actor.guard.js';
import { AssessorGuard } from './assessor.guard.js';
import { DemoAccounts } from './demo-accounts.js';
import { malformed } from './malformed.js';
import { OwnPassword } from './own-password.js';
import { PasswordPage } from './password.page.js';
import { ProblemFilter } from './problem.filter.js';
import { RefusedError } from './refused-error.js';
import { SameOriginGuard } from './same-origin.guard.js';
import { SessionCookies } from './session-cookies.js';
import { SessionController } from './session.controller.js';
import { SessionStore } from './session-store.js';
import { SignInPage } from './sign-in.page.js';
import { SignIn } from './sign-in.js';
import { StorableGuard } from './storable.guard.js';
import { TokenStore } from './token-store.js';

/** Bodies, queries and parameters fit their schema, or the answer is 400 with every field that does not. */
const schemaPipe = new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => new RefusedError(malformed(issues)),
});

/** Who is asking: in force for every route of the application. */
@Global()
@Module({
  controllers: [SessionController, SignInPage, PasswordPage],
  providers: [
    AccountDirectory,
    DemoAccounts,
    OwnPassword,
    SessionCookies,
    SessionStore,
    SignIn,
    TokenStore,
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: SameOriginGuard },
    { provide: APP_GUARD, useClass: StorableGuard },
    { provide: APP_GUARD, useClass: ActorGuard },
    { provide: APP_GUARD, useClass: AssessorGuard },
    { provide: APP_PIPE, useValue: schemaPipe },
  ],
  exports: [AccountDirectory],
})
export class AccessModule {}
