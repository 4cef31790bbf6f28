import type { TestApp } from './app.js';

/** One route of the running application: `{ method: 'GET', path: '/open/:uscc/:number' }`. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/** Every route of the running application, as its router has them; HEAD goes with GET. */
export function routesOf(app: TestApp): Route[] {
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
      const answered = methods.split(', ').filter((method) => METHODS.has(method));
      return answered.map((method) => ({ method, path: path.replaceAll(TWO_NAMES, ':$1') }));
    });
}

/** A place that two controllers call differently: `:channel|:id`. */
const TWO_NAMES = /:(\w+)\|:\w+/g;
const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
