/** A worker process whose clock the test moves: told the time, it does all that is due and says so. Uses the built application. */
const { join } = require('node:path');

const root = join(__dirname, '..', '..', 'dist');
const { boot } = require(join(root, 'boot.js'));
const { readSettings } = require(join(root, 'platform', 'settings.js'));
const { Clock } = require(join(root, 'platform', 'clock.js'));
const { WorkerLoop } = require(join(root, 'worker', 'worker-loop.js'));

class DrivenClock extends Clock {
  instant = new Date(process.env.DRIVEN_FROM);

  now() {
    return new Date(this.instant);
  }
}

async function main() {
  const clock = new DrivenClock();
  const running = await boot(readSettings(process.env), { clock });
  const loop = running.app.get(WorkerLoop, { strict: false });
  await loop.stop();
  process.on('message', async ({ now }) => {
    clock.instant = new Date(now);
    await loop.drain().then(
      () => process.send({ done: now }),
      (error) => process.send({ failed: String(error.stack) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
  process.send({ ready: true });
}

void main();
