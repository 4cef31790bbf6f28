/** `npm run test:authority`, the whole of it; `-- --short` what a build waits for. Other arguments go to Jest. */
const { spawnSync } = require('node:child_process');

const given = process.argv.slice(2);
const env = { ...process.env, AUTHORITY: given.includes('--short') ? 'short' : 'full' };
const rest = given.filter((one) => one !== '--short');
const { status } = spawnSync('npx', ['jest', ...rest, 'test/authority'], { stdio: 'inherit', env });
process.exitCode = status ?? 1;
