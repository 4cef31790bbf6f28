import type { TestApp } from '../../../support/app.js';

/** Every GET route of the running application, as its router has them: `/open/:uscc/:number`. */
export function getRoutes(app: TestApp): string[] {
  const server = app.running.app.getHttpAdapter().getInstance();
  const above: string[] = [];
  return server
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line: string) => {
      const found = /^(.*?)[├└]── (\S+)(?: \((.*)\))?/.exec(line);
      if (found === null) return [];
      const [, indent = '', name = '', methods = ''] = found;
      const depth = indent.length / 4;
      const path = (above[depth - 1] ?? '') + name;
      above.splice(depth, Infinity, path);
      return methods.split(', ').includes('GET') ? [path] : [];
    });
}

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
