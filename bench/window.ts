import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JURISDICTION } from '../src/catalogue/jurisdiction.token.js';
import type { Jurisdiction } from '../src/domain/catalogue/jurisdiction.js';
import { listStatement, newestStatement } from '../src/portal/reading/list-statement.js';
import { explained } from './explained.js';
import { atMost, figure, ratioOfAtLeast, type Aim, type Figure } from './figures.js';
import type { House } from './house.js';
import { HttpClient } from './http-client.js';
import { openRoom } from './room.js';
import { inTurns, median, medianRatio, quantile, round, series, type Round } from './rounds.js';
import { startBareServer, startServer } from './server.js';
import { fillWindow, SEARCHES } from './window-data.js';
import type { Effort } from './actions.js';

const PAGES = { list: '/domains/land', search: '/search' };

/** The public window of a web process at several sizes: pages a second beside a bare server of the same bytes, searches one by one. */
export async function measureWindow(house: House, sizes: readonly number[], effort: Effort): Promise<Figure[]> {
  const windows = [];
  for (const size of sizes) windows.push(await openWindow(house, size));
  try {
    const largest = windows.at(-1)!;
    return [...(await pages(largest, effort)), ...(await searches(windows, effort.rounds))];
  } finally {
    for (const window of windows) await window.close();
  }
}

interface Window {
  readonly size: number;
  readonly client: HttpClient;
  readonly close: () => Promise<void>;
}

async function openWindow(house: House, size: number): Promise<Window> {
  const room = await openRoom(house, `window_${String(size)}`);
  await fillWindow(room.owner, house.token(JURISDICTION) as Jurisdiction, size);
  for (const [what, q] of Object.entries(SEARCHES))
    for (const [among, statement] of [
      ['newest', newestStatement],
      ['all', listStatement],
    ] as const)
      await explained(`search among the ${among}, ${what}, ${told(size)}`, room.owner, statement({ q }, null, 21));
  await explained(`list of a domain, ${told(size)}`, room.owner, listStatement({ domain: 'land' }, null, 21));
  const server = await startServer({ ROLE: 'web', DATABASE_URL: room.url, DATABASE_OWNER_URL: room.ownerUrl });
  const client = new HttpClient(server.url, 8);
  return {
    ...{ size, client },
    close: async () => {
      client.close();
      await server.stop();
      await room.close();
    },
  };
}

/**
 * Eight at a time, beside the bytes from memory: the page as anybody asks for it, the same by somebody who has it (304), and made anew each
 * time - with a question that the window does not know, its address is never kept.
 */
async function pages({ client, size }: Window, { rounds, ms }: Effort): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-page-'));
  const figures: Figure[] = [];
  for (const [name, path] of Object.entries({ list: PAGES.list, item: await itemPath(client) })) {
    const page = await client.ask(path);
    if (page.status !== 200) throw new Error(`${path}: ${String(page.status)}`);
    writeFileSync(join(folder, name), page.text);
    const server = await startBareServer(join(folder, name), String(page.headers['content-type']));
    const bare = new HttpClient(server.url, 8);
    const known = { headers: { 'if-none-match': String(page.headers.etag) } };
    const asked = [
      () => client.ask(path),
      () => client.ask(path, known),
      () => client.ask(`${path}?anew`),
      () => bare.ask('/'),
    ];
    const turns = asked.map(
      (ask) => async () =>
        (
          await round(8, ms, async () => {
            await ask();
          })
        ).perSecond,
    );
    const [kept = [], same = [], anew = [], bytes = []] = (await inTurns(rounds + 1, turns)).map((all) => all.slice(1));
    const named = (how: string) => `window: ${name} page, ${how}, of ${told(size)}, 8 at a time`;
    figures.push(
      beside(named('from cache'), kept, bytes, ratioOfAtLeast(0.5)),
      beside(named('not modified'), same, bytes, ratioOfAtLeast(0.5)),
      beside(named('made anew'), anew, bytes),
    );
    bare.close();
    await server.stop();
  }
  rmSync(folder, { recursive: true });
  return figures;
}

function beside(name: string, ours: readonly number[], bare: readonly number[], aim?: Aim): Figure {
  return figure(name, {
    ...{ value: median(ours), unit: '/s', yardstick: median(bare), ratio: medianRatio(ours, bare) },
    ...{ samples: ours.length, ...(aim && { aim }) },
  });
}

async function itemPath(client: HttpClient): Promise<string> {
  const { text } = await client.ask(PAGES.list);
  const found = /href="(\/open\/(?!v1\/)[^"]+)"/.exec(text)?.[1];
  if (found === undefined) throw new Error('the list shows nothing');
  return found;
}

/** Searches one after the other, each from another address, since an address has sixty a minute. */
async function searches(windows: readonly Window[], rounds: number): Promise<Figure[]> {
  const figures: Figure[] = [];
  let address = 0;
  for (const [what, q] of Object.entries(SEARCHES)) {
    const path = `${PAGES.search}?${new URLSearchParams({ q }).toString()}`;
    const turns = windows.map(({ client }) => async () => {
      return await series(100, async () => {
        address += 1;
        const from = `10.${String(address >> 16)}.${String((address >> 8) & 255)}.${String(address & 255)}`;
        const { status } = await client.ask(path, { headers: { 'x-forwarded-for': from } });
        if (status !== 200) throw new Error(`${path}: ${String(status)}`);
      });
    });
    const results = (await inTurns(rounds + 1, turns)).map((all) => all.slice(1));
    figures.push(
      ...windows.flatMap(({ size }, nth) => slowness(`window: search, ${what}, of ${told(size)}`, results, nth)),
    );
  }
  return figures;
}

function slowness(name: string, results: readonly (readonly Round[])[], nth: number): Figure[] {
  return (
    [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const
  ).map(([label, share]) => {
    const of = (at: number) => results[at]!.map(({ latencies }) => quantile(latencies, share));
    return figure(`${name}, ${label}`, {
      ...{ value: median(of(nth)), unit: 'ms', yardstick: median(of(0)), ratio: medianRatio(of(nth), of(0)) },
      ...{ samples: of(nth).length, ...(label === 'p99' ? { aim: atMost(100) } : {}) },
    });
  });
}

const told = (size: number): string => size.toLocaleString('en');
