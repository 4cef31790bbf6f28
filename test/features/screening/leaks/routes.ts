import type { TestApp } from '../../../support/app.js';
import { routesOf } from '../../../support/routes.js';

/** Every GET route of the running application. */
export const getRoutes = (app: TestApp): string[] =>
  routesOf(app).flatMap(({ method, path }) => (method === 'GET' ? [path] : []));

const FILLINGS: Readonly<Record<string, string>> = { ':year': '2026', ':tab': 'trail' };

/** Where nothing of ours stands, for a route that has places to fill in. */
export const anyAddress = (route: string): string =>
  route.replaceAll(/:[a-zA-Z0-9]+/g, (place) => FILLINGS[place] ?? '0198c3a0-0000-7000-8000-000000000000');

export interface Answer {
  readonly path: string;
  readonly status: number;
  readonly text: string;
}

/** As somebody asks who has no account and whom nobody knows. */
export async function ask(app: TestApp, path: string): Promise<Answer> {
  const answer = await fetch(`${app.url}${path}`, { redirect: 'manual' });
  const head = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
  return { path, status: answer.status, text: `${head}\n${await answer.text()}` };
}

/** Whether a stranger was sent away: 401, or to the page where one signs in. */
export const sentAway = ({ status, text }: Answer): boolean =>
  status === 401 || (status >= 300 && status < 400 && /^location: \S*\/workbench\/sign-in/m.test(text));
