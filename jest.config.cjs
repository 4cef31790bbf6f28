/** Everything, node_modules included, goes through SWC: Jest below Node 24.9 cannot require ESM packages (STACK). */
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

module.exports = {
  testEnvironment: 'node',
  rootDir: __dirname,
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: [
    ...(process.env.BROWSER_TESTS ? [] : ['<rootDir>/test/browser/']),
    ...(process.env.AUTHORITY ? [] : ['<rootDir>/test/authority/']),
  ],
  transformIgnorePatterns: [],
  transform: { '\\.ts$': ['@swc/jest', typescript], '\\.[cm]?js$': ['@swc/jest', javascript] },
  resolver: '<rootDir>/test/support/typescript-endings.cjs',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  testTimeout: 60000,
  maxWorkers: 2,
};
