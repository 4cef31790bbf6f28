import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '../../../src/domain/yaml.js';
import { tongjiang, type Parsed } from '../../support/jurisdictions/index.js';

const SHARED = join(__dirname, '../../../../shared/domain/catalogue.yaml');
const present = existsSync(SHARED);
const shared: Parsed = present ? readYaml(readFileSync(SHARED, 'utf8')) : null;
const theirs: Parsed[] = shared?.entries ?? [];
if (!present) console.warn(`${SHARED} is not here: Tongjiang's catalogue is not compared with the collected facts`);

const compared = present ? test : test.skip;
const byId = (things: Parsed[]) => Object.fromEntries(things.map((thing) => [thing.id, thing.zh]));

compared('all thirty-three entries of the plan are there, in its words and under its numbers', () => {
  expect(theirs).toHaveLength(33);
  const ours = [...tongjiang.entries.values()].filter(({ optional }) => !optional);
  expect(ours.map(({ id, number, name }) => [id, number, name.zh])).toEqual(
    theirs.map(({ id, number, zh }) => [id, number, zh]),
  );
});

compared('all one hundred and twenty-nine elements are there, in the plan’s words and order', () => {
  expect(theirs.flatMap(({ elements }) => elements)).toHaveLength(129);
  for (const entry of theirs.filter(({ elements }) => elements.length > 0)) {
    const ours = tongjiang.entries.get(entry.id)!.elements.map(({ id, name }) => [id, name.zh]);
    expect([entry.id, ours]).toEqual([entry.id, entry.elements.map(({ id, zh }: Parsed) => [id, zh])]);
  }
});

compared('each entry has the principle, owners, deadlines and credit channels collected for it', () => {
  for (const entry of theirs) {
    const { principle, anyOf, deadlines, creditChannels } = tongjiang.entries.get(entry.id)!;
    expect({ id: entry.id, principle, anyOf, deadlines, creditChannels }).toEqual({
      ...{ id: entry.id, principle: entry.principle, anyOf: entry.any_of, deadlines: entry.deadlines },
      creditChannels: entry.credit_channels,
    });
  }
});

compared('personal data is flagged wherever the facts say so or call it likely', () => {
  const flagged = (elements: Parsed[], key: string) => elements.filter((one) => one[key]).map(({ id }) => id);
  for (const entry of theirs) {
    const ours = tongjiang.entries.get(entry.id)!;
    expect([entry.id, flagged([...ours.elements], 'personalData')]).toEqual([
      entry.id,
      flagged(entry.elements, 'personal_data'),
    ]);
  }
});

compared('domains, channels, events, rules, overrides and units carry the same ids and words', () => {
  const names = (things: Iterable<Parsed>) => byId([...things].map(({ id, name, zh }) => ({ id, zh: zh ?? name.zh })));
  expect(names(tongjiang.domains.values())).toEqual(byId(shared.domains));
  expect(names(tongjiang.channels.values())).toEqual(byId(shared.channels));
  expect(names(tongjiang.events.values())).toEqual(byId(shared.events));
  expect(names(tongjiang.deadlineRules.values())).toEqual(byId(shared.deadline_rules));
  expect(names(tongjiang.overrides.values())).toEqual(byId(shared.statutory_overrides));
  for (const { id, zh, kind } of shared.units) {
    const owner = ['group', 'role', 'party'].includes(kind) ? tongjiang.groups.get(id) : tongjiang.units.get(id);
    expect([id, owner?.name.zh]).toEqual([id, zh]);
  }
});

compared('the domains’ channel sets resolve to the channels collected for them', () => {
  for (const { id, channels } of shared.domains) {
    expect(tongjiang.domains.get(id)!.channels).toEqual(channels.flatMap((set: string) => shared.channel_sets[set]));
  }
});

compared('the calendar has every day off and every make-up working day of the collected notices', () => {
  const { years } = JSON.parse(readFileSync(join(SHARED, '../holidays.json'), 'utf8'));
  const days = (key: string) =>
    Object.values<Parsed>(years).flatMap((year) => year[key].map(({ date, name }: Parsed) => [date, name]));
  expect([...tongjiang.calendar.daysOff].sort()).toEqual(days('daysOff').sort());
  expect([...tongjiang.calendar.workdays].sort()).toEqual(days('makeUpWorkdays').sort());
});
