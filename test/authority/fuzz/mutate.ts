import { hostileText, hostileValue, Raw } from './hostile.js';
import type { Random } from './random.js';

/** The value with one place of it changed for the worse: replaced, left out, said twice, wrapped, or joined by something unknown. */
export function mutated(value: unknown, draw: Random): unknown {
  if (Array.isArray(value) && value.length > 0 && draw.chance(70)) {
    const nth = draw.below(value.length);
    return value.map((one: unknown, at) => (at === nth ? mutated(one, draw) : one));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Raw)
    return draw.chance(10) ? repeated(value, draw.one([2, 1_000])) : hostileValue(draw);
  return worsened(value as Readonly<Record<string, unknown>>, draw);
}

/** What is many already is only doubled: a million long texts would not fit into the memory of the asker. */
const repeated = (value: unknown, times: number): unknown[] =>
  Array.from({ length: Array.isArray(value) ? 2 : times }, () => value);

function worsened(value: Readonly<Record<string, unknown>>, draw: Random): unknown {
  const names = Object.keys(value);
  if (names.length === 0 || draw.chance(15)) return { ...value, [hostileText(draw)]: hostileValue(draw) };
  const name = draw.one(names);
  const kind = draw.below(10);
  if (kind === 0) return Object.fromEntries(Object.entries(value).filter(([one]) => one !== name));
  if (kind === 1) return twice(value, name, draw);
  if (kind === 2) return inherited(value, draw);
  return { ...value, [name]: mutated(value[name], draw) };
}

function twice(value: object, name: string, draw: Random): Raw {
  const first = `${JSON.stringify(name)}:${jsonText(hostileValue(draw))}`;
  return new Raw(`{${first},${jsonText(value).slice(1)}`);
}

function inherited(value: object, draw: Random): Raw {
  const names = [
    '"__proto__":{"polluted":1}',
    '"constructor":{"prototype":{"polluted":1}}',
    '"\\u005f_proto__":{"polluted":1}',
  ];
  return new Raw(`{${draw.one(names)},${jsonText(value).slice(1)}`.replace(/,\}$/, '}'));
}

/** JSON, with what is raw as it is written. */
export function jsonText(value: unknown): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map(jsonText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return value === undefined ? 'null' : JSON.stringify(value);
  const members = Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}:${jsonText(one)}`);
  return `{${members.join(',')}}`;
}
