/**
 * Runs the tests of one folder that a plain `jest` leaves out: `node test/apart.cjs browser [--short] [Jest's own arguments]`.
 * `--short` asks those that have one for their short form (FORM=short).
 */
const { spawnSync } = require('node:child_process');

const [folder, ...rest] = process.argv.slice(2);
const env = { ...process.env, APART: folder, FORM: rest.includes('--short') ? 'short' : 'full' };
const passed = rest.filter((argument) => argument !== '--short');
const { status } = spawnSync(process.execPath, [require.resolve('jest/bin/jest'), `test/${folder}/`, ...passed], {
  stdio: 'inherit',
  env,
});
process.exit(status ?? 1);
