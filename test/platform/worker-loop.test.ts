import { Logger } from '@nestjs/common';
import type { Job } from '../../src/worker/job.js';
import { JobRegistry } from '../../src/worker/job-registry.js';
import { WorkerLoop } from '../../src/worker/worker-loop.js';

/** A door in time: opened once by the test or by the job. */
class Gate {
  open!: () => void;
  readonly opened = new Promise<void>((resolve) => (this.open = resolve));
}

const HOUR = 3_600_000;
const job = (name: string, run: () => number | Promise<number>, everyMs = HOUR): Job => ({
  ...{ name, everyMs },
  run: async () => await run(),
});
const loopOf = (...jobs: Job[]): WorkerLoop => {
  const registry = new JobRegistry();
  for (const each of jobs) registry.register(each);
  return new WorkerLoop(registry);
};

beforeAll(() => {
  Logger.overrideLogger(false);
});

describe('The worker', () => {
  test('runs a job again at once while it finds work, and not before its time when it finds none', async () => {
    const idle = new Gate();
    let runs = 0;
    const left = [5, 3, 0];
    const loop = loopOf(
      job('counting', () => {
        runs += 1;
        const done = left.shift();
        if (done === 0) idle.open();
        return done ?? 0;
      }),
    );

    loop.start();
    await idle.opened;
    await loop.stop();

    expect(runs).toBe(3);
  });

  test('goes on with the other jobs when one breaks, and with that one after a pause', async () => {
    const healthy = new Gate();
    const nudged = new Gate();
    let broken = 0;
    let runs = 0;
    const loop = loopOf(
      job('broken', () => {
        broken += 1;
        throw new Error('no database');
      }),
      job('healthy', () => {
        runs += 1;
        if (runs === 100) healthy.open();
        if (runs === 101) nudged.open();
        return runs < 100 ? 1 : 0;
      }),
    );

    loop.start();
    await healthy.opened;
    loop.nudge();
    await nudged.opened;
    await loop.stop();

    expect(broken).toBe(1);
  });

  test('stops only when what is running has ended', async () => {
    const begun = new Gate();
    const finish = new Gate();
    const story: string[] = [];
    const loop = loopOf(
      job('slow', async () => {
        begun.open();
        await finish.opened;
        story.push('finished');
        return 1;
      }),
    );

    loop.start();
    await begun.opened;
    const stopped = loop.stop().then(() => story.push('stopped'));
    finish.open();
    await stopped;

    expect(story).toEqual(['finished', 'stopped']);
  });

  test('looks at once when nudged, also when the nudge comes during a run', async () => {
    const second = new Gate();
    const third = new Gate();
    let runs = 0;
    const loop: WorkerLoop = loopOf(
      job('waiting', () => {
        runs += 1;
        if (runs === 1) loop.nudge();
        if (runs === 2) second.open();
        if (runs === 3) third.open();
        return 0;
      }),
    );

    loop.start();
    await second.opened;
    loop.nudge();
    await third.opened;
    await loop.stop();

    expect(runs).toBe(3);
  });

  test('drains: every job runs until none finds anything, though one makes work for another', async () => {
    const waiting = ['a', 'b'];
    const done: string[] = [];
    const loop = loopOf(
      job('second', () => {
        const next = waiting.find((each) => each.endsWith('!'));
        if (next === undefined) return 0;
        done.push(...waiting.splice(waiting.indexOf(next), 1));
        return 1;
      }),
      job('first', () => {
        const next = waiting.findIndex((each) => !each.endsWith('!'));
        if (next < 0) return 0;
        waiting[next] = `${waiting[next]!}!`;
        return 1;
      }),
    );

    await loop.drain();

    expect(done).toEqual(['a!', 'b!']);
  });

  test('says so when a job breaks or never ends while it is drained', async () => {
    const broken = job('broken', () => {
      throw new Error('no database');
    });
    await expect(loopOf(broken).drain()).rejects.toThrow('no database');
    await expect(loopOf(job('endless', () => 1)).drain()).rejects.toThrow('1000 rounds');
  });

  test('refuses two jobs of one name', () => {
    expect(() =>
      loopOf(
        job('one', () => 0),
        job('one', () => 0),
      ),
    ).toThrow('one');
  });
});
