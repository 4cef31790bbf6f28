/**
 * Runs the tests of one folder that a plain `jest` leaves out: `node test/apart.cjs browser [--short] [file] [Jest's own arguments]`.
 * `--short` asks those that have one for their short form (FORM=short); a first word without a dash names the files of the folder.
 */
const { spawnSync } = require('node:child_process');

const [folder, ...rest] = process.argv.slice(2);
const env = { ...process.env, APART: folder, FORM: rest.includes('--short') ? 'short' : 'full' };
const passed = rest.filter((argument) => argument !== '--short');
const file = passed[0]?.startsWith('-') === false ? passed.shift() : '';
const pattern = `test/${folder}/.*${file}`; // two patterns would be either, not both
const jest = [require.resolve('jest/bin/jest'), pattern, ...passed];
const { status } = spawnSync(process.execPath, jest, { stdio: 'inherit', env });
process.exit(status ?? 1);
