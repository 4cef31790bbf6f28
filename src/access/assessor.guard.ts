import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readsBoardOnly } from '../domain/authority/board-scope.js';
import { notFound } from './refused-error.js';

/**
 * A third-party evaluator reads the board and the trail, and nothing else (第三方评估): wherever people work, every other route is not there.
 * Judged by the route that matched, so that no way of writing an address leads around it, and a new route is closed until it is named here.
 */
@Injectable()
export class AssessorGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { actor, method, routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
    if (actor == null || !readsBoardOnly(actor)) return true;
    const route = routeOptions.url ?? '';
    if (!WHERE_PEOPLE_WORK.some((prefix) => begins(route, prefix)) || OWN_SESSION.has(route)) return true;
    if (READ.includes(method) && (TO_READ.has(route) || begins(route, '/office'))) return true;
    throw notFound();
  }
}

const WHERE_PEOPLE_WORK = ['/workbench', '/office', '/api/v1'];
const OWN_SESSION: ReadonlySet<string> = new Set([
  '/workbench/sign-in',
  '/workbench/sign-out',
  '/workbench/password',
  '/api/v1/session',
]);
const READ = ['GET', 'HEAD'];
/** `/workbench` itself leads to the board. */
const TO_READ: ReadonlySet<string> = new Set([
  '/workbench',
  '/api/v1/office/board',
  '/api/v1/office/stalled',
  '/api/v1/items/:id/audit',
]);

const begins = (route: string, prefix: string): boolean => route === prefix || route.startsWith(`${prefix}/`);
