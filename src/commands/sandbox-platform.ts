import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { SystemClock } from '../platform/clock.js';
import { startSandboxPlatform } from '../sandbox/platform.js';
import { CommandRefused, runCommand } from './run-command.js';

const USAGE = 'usage: npm run sandbox-platform -- [--port 4010] [--key whsec_… or whpk_…]';
const PORT = 4010;

/** A platform to try the channels with; ends with Ctrl-C. */
async function sandboxPlatform(): Promise<string> {
  const { values } = parseArgs({ options: { port: { type: 'string' }, key: { type: 'string', multiple: true } } });
  const port = Number(values.port ?? PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new CommandRefused(USAGE);
  const keys = values.key ?? [`whsec_${randomBytes(24).toString('base64')}`];
  const clock = new SystemClock();
  const platform = await startSandboxPlatform({ keys, port, now: () => clock.now() });
  const { origin } = new URL(platform.url);
  return [
    `A platform that takes publications is at ${origin}/ - give a channel its address and key, for instance:`,
    `  CHANNEL_TRADING_PLATFORM_HLJ_URL=${platform.url}`,
    ...(values.key === undefined ? [`  CHANNEL_TRADING_PLATFORM_HLJ_SECRET=${keys[0] ?? ''}`] : []),
    `  CHANNEL_TRADING_PLATFORM_HLJ_NETWORK=private`,
    `Make it fail, and well again:`,
    `  curl -d '{"kind":"answer","status":503,"retryAfter":"30"}' ${origin}/mood`,
    `  curl -d '{"kind":"at-random","chance":0.3}' ${origin}/mood     (down, lost-receipt, hang, slow with ms)`,
    `  curl -d '{"kind":"normal"}' ${origin}/mood`,
  ].join('\n');
}

runCommand(USAGE, sandboxPlatform);
