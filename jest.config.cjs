const { existsSync, readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

/** The packages that are ES modules go through SWC as our own code does: Jest below Node 24.9 cannot require them (STACK). */
const target = 'es2023';
const typescript = {
  jsc: {
    target,
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
};
const javascript = { jsc: { target, parser: { syntax: 'ecmascript' } }, module: { type: 'commonjs' } };

/** The names of the installed packages that are ES modules. */
function modules() {
  const folder = join(__dirname, 'node_modules');
  const names = readdirSync(folder).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(folder, name)).map((inner) => `${name}/${inner}`) : [name],
  );
  return names.filter((name) => {
    const about = join(folder, name, 'package.json');
    return existsSync(about) && JSON.parse(readFileSync(about, 'utf8')).type === 'module';
  });
}

/** Folders whose tests run by commands of their own (test/apart.cjs). Those in `together` run the others, a share in each process. */
const APART = ['together/all', 'together/browser', 'browser', 'faults/kills', 'authority'];

module.exports = {
  testEnvironment: 'node',
  rootDir: __dirname,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: APART.filter((folder) => folder !== process.env.APART).map((one) => `<rootDir>/test/${one}/`),
  transformIgnorePatterns: [`/node_modules/(?!(?:${modules().join('|')})/)(?!.*\\.mjs$)`],
  transform: { '\\.ts$': ['@swc/jest', typescript], '\\.[cm]?js$': ['@swc/jest', javascript] },
  resolver: '<rootDir>/test/support/typescript-endings.cjs',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testTimeout: 60000,
  maxWorkers: 2,
};
