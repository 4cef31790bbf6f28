import { z } from 'zod';
import { RECORD_KINDS } from '../../domain/exchange/dual-publicity/table.js';
import { newProject } from '../../projects/schemas.js';

const key = z.string().regex(/^[a-z0-9-]+$/);
const account = z.string().regex(/^[a-z0-9-]+\.[a-z0-9]+$/);
const moment = z.string().regex(/^(-?\d+ \d\d:\d\d|now-\d+h)$/); // working day and time, or hours before the load
const day = z.int().max(0);
const anything = z.record(z.string(), z.unknown());

const project = z.strictObject({ by: account, at: moment, record: newProject });

/** A small real file, made from its text: .pdf, .csv, or a drawn .png. */
const file = z.strictObject({ name: z.string(), title: z.string(), text: z.string().default('') });

const mark = z.strictObject({
  decision: z.enum(['publish', 'mask', 'withhold']),
  ground: z.string().exactOptional(),
  reason: z.string().exactOptional(),
});

/** The common way, told by its days; the time of day follows from the step. */
const road = z.strictObject({
  drafted: day,
  submitted: day.optional(),
  reviewed: day.optional(),
  approved: day.optional(),
  published: day.optional(),
});

const item = z.strictObject({
  key,
  entry: z.string(),
  project: z.string().nullable().default(null),
  /** Whose people act: `<unit>.<role>`, unless `people` names another account for a role. */
  unit: z.string(),
  people: z.record(z.string(), account).default({}),
  title: z.string(),
  summary: z.string().default(''),
  elements: anything.default({}),
  dates: z.record(z.string(), z.string()).default({}),
  /** Licence and penalty records (双公示), as the reporting system has them. */
  creditRecords: z
    .array(z.strictObject({ kind: z.enum(RECORD_KINDS), fields: z.record(z.string(), z.string()) }))
    .default([]),
  countersigners: z.array(z.string()).default([]),
  files: z.array(file).default([]),
  /** By element id, or `file:<title>`; whatever is not named here is marked `publish`. */
  marks: z.record(z.string(), mark).default({}),
  /** 失信等级, of what tells of a penalty. */
  grade: z.string().exactOptional(),
  road,
  /** What people said with the steps of the road. */
  words: z.record(z.string(), z.string()).default({}),
  then: z
    .array(z.strictObject({ at: moment, who: z.string(), do: z.string(), with: anything.default({}) }))
    .default([]),
  /** How the demo platform takes it: refused at first, or refused for good. */
  platform: z.enum(['refuses-once', 'refuses']).optional(),
});

export const scriptFile = z.strictObject({ projects: z.array(project).default([]), items: z.array(item).default([]) });

export type ScriptProject = z.infer<typeof project>;
export type ScriptItem = z.infer<typeof item>;
export type ScriptFile = z.infer<typeof file>;
export type ScriptMark = z.infer<typeof mark>;
