import { setTimeout as pause } from 'node:timers/promises';
import { atMost, figure, type Figure } from './figures.js';
import { say, type House } from './house.js';
import { HttpClient } from './http-client.js';
import { httpLanes } from './http.js';
import type { Act } from './lanes.js';
import { residentMb, startServer } from './server.js';
import { fillWindow } from './window-data.js';
import { JURISDICTION } from '../src/catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../src/domain/catalogue/jurisdiction.js';

const LANES = 4;
const PUBLICATIONS = 10_000;
/** Flat means: not so much more each minute. What grows for ever, grows faster; the heap's own tides stay below. */
const MOST_MB_A_MINUTE = 1;
const EVERY_MS = 2_000;
/** What nobody signed in asks; the searches come from ever new addresses. */
const READ = ['/', '/domains/land', '/search?q=%E6%8C%82%E7%89%8C', '/open/v1/publications', '/feed.atom'];

interface Sample {
  readonly minute: number;
  readonly web: number; // MB
  readonly worker: number;
}

/** Web and worker under steady work of people and residents for some minutes: what they hold, and whether it grows. Once. */
export async function measureSoak(house: House, minutes: number): Promise<Figure[]> {
  await fillWindow(house.owner, house.token(JURISDICTION) as Jurisdiction, PUBLICATIONS);
  const on = { DATABASE_URL: house.url, DATABASE_OWNER_URL: house.ownerUrl, DATA_DIR: house.dataDir };
  const web = await startServer({ ...on, ROLE: 'web' });
  const worker = await startServer({ ...on, ROLE: 'worker' });
  const client = new HttpClient(web.url, LANES * 2);
  try {
    const lanes = await httpLanes(house, client);
    const until = performance.now() + minutes * 60_000;
    const loads = [acting(lanes, until), reading(client, until)];
    const samples = await sampled(minutes, () => ({ web: residentMb(web.pid), worker: residentMb(worker.pid) }));
    const asked = (await Promise.all(loads)).reduce((sum, each) => sum + each, 0);
    return figures(samples, asked / minutes / 60);
  } finally {
    client.close();
    await Promise.all([web.stop(), worker.stop()]);
  }
}

async function acting(act: Act, until: number): Promise<number> {
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    for (let done = 0; ; done += 1) {
      if (performance.now() >= until) return done;
      await act(lane, LANES);
      await pause(50);
    }
  });
  return (await Promise.all(lanes)).reduce((sum, each) => sum + each, 0);
}

async function reading(client: HttpClient, until: number): Promise<number> {
  for (let nth = 0; ; nth += 1) {
    if (performance.now() >= until) return nth;
    const path = READ[nth % READ.length]!;
    const from = `10.${String((nth >> 16) & 255)}.${String((nth >> 8) & 255)}.${String(nth & 255)}`;
    const { status } = await client.ask(path, { headers: { 'x-forwarded-for': from } });
    if (status !== 200) throw new Error(`${path}: ${String(status)}`);
    await pause(20);
  }
}

async function sampled(minutes: number, look: () => Omit<Sample, 'minute'>): Promise<Sample[]> {
  const samples: Sample[] = [];
  const start = performance.now();
  for (let minute = 0; minute < minutes; minute = (performance.now() - start) / 60_000) {
    samples.push({ minute, ...look() });
    await pause(EVERY_MS);
  }
  return samples;
}

/** The trend is of the second half: in the first the heaps grow to the size that the work asks for. */
function figures(samples: readonly Sample[], perSecond: number): Figure[] {
  say(`soak: ${perSecond.toFixed(0)} requests a second`);
  const later = samples.slice(Math.floor(samples.length / 2));
  const of = (name: string, value: number, unit = 'MB') =>
    figure(`soak: ${name}`, { value, unit, samples: samples.length });
  return (['web', 'worker'] as const).flatMap((role) => [
    of(`${role}, memory at the start`, samples[0]![role]),
    of(`${role}, memory in the middle`, later[0]![role]),
    of(`${role}, memory at the end`, samples.at(-1)![role]),
    figure(`soak: ${role}, trend of the second half`, {
      ...{ value: slope(later, role), unit: 'MB/min', samples: later.length, aim: atMost(MOST_MB_A_MINUTE) },
    }),
  ]);
}

/** Least squares: MB a minute. */
function slope(samples: readonly Sample[], role: 'web' | 'worker'): number {
  const mean = (of: (sample: Sample) => number) => samples.reduce((sum, each) => sum + of(each), 0) / samples.length;
  const [at, held] = [mean(({ minute }) => minute), mean((sample) => sample[role])];
  const shared = samples.reduce((sum, sample) => sum + (sample.minute - at) * (sample[role] - held), 0);
  return shared / samples.reduce((sum, { minute }) => sum + (minute - at) ** 2, 0);
}
